namespace PsyInterview.Terminal;

/// <summary>A piece of a line and how it looks.</summary>
public readonly record struct Span(string Text, Look Look = Look.Normal);

/// <summary>One row of a pane.</summary>
public sealed class Line : IEquatable<Line>
{
    private readonly Span[] spans;

    public Line(params ReadOnlySpan<Span> spans) => this.spans = spans.ToArray();

    /// <summary>An empty row.</summary>
    public static Line Empty { get; } = new();

    /// <summary>The pieces from left to right.</summary>
    public ReadOnlySpan<Span> Spans => spans;

    /// <summary>The words without their looks.</summary>
    public string Text => string.Concat(spans.Select(s => s.Text));

    public static implicit operator Line(string text) => new(new Span(text));

    /// <summary>A row in one look.</summary>
    public static Line Of(string text, Look look = Look.Normal) => new(new Span(text, look));

    /// <summary>Text in one look, in as many rows of so many columns as it takes.</summary>
    public static IEnumerable<Line> Wrapped(string text, int columns, Look look = Look.Normal) =>
        Columns.Wrap(text.ReplaceLineEndings("\n"), Math.Max(4, columns)).Select(row => Of(row, look));

    public bool Equals(Line? other) => other is not null && (ReferenceEquals(this, other) || spans.AsSpan().SequenceEqual(other.spans));

    public override bool Equals(object? obj) => Equals(obj as Line);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var span in spans) hash.Add(span);
        return hash.ToHashCode();
    }

    public override string ToString() => Text;
}
