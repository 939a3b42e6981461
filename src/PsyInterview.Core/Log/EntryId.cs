using System.Globalization;

namespace PsyInterview.Log;

/// <summary>
/// The name of an entry: which stream (<c>study</c>, <c>P07-1</c>), which recorder (<c>sd-k3f9</c>), and the how-manieth of that
/// recorder in that stream. Dense from 1, so a missing entry shows, and union needs no clock.
/// </summary>
public readonly record struct EntryId(string Stream, string Recorder, int Number) : IComparable<EntryId>
{
    /// <summary>The stream that holds what concerns the whole study.</summary>
    public const string Study = "study";

    /// <summary>The stream that says which part of a study a laptop received, and which recorders are this laptop's. It never leaves the laptop.</summary>
    public const string Part = "part";

    /// <summary>Who recorded it: <c>sd</c> of <c>sd-k3f9</c>. A person who opens a study anew is another recorder, and the same person.</summary>
    public string Person => PersonOf(Recorder);

    /// <summary>The person's part of a recorder's id.</summary>
    public static string PersonOf(string recorder) => recorder.LastIndexOf('-') is > 0 and var dash ? recorder[..dash] : recorder;

    /// <summary><c>P07-1/sd-k3f9/000042</c>: the form that is hashed, stored and referred to.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stream}/{Recorder}/{Number:D6}");

    /// <summary>True for the name of a stream that holds a session.</summary>
    public static bool IsSession(string stream) => stream is not (Study or Part) && !IsMemberCheck(stream);

    /// <summary>True for the name of a stream that holds a member check, <c>P01-1.summary</c>: no code of a person or session has a dot.</summary>
    public static bool IsMemberCheck(string stream) => stream.Contains('.', StringComparison.Ordinal);

    /// <summary>Reads the form that <see cref="ToString"/> prints; false, and nothing thrown, for anything else.</summary>
    public static bool TryParse(string? text, out EntryId id)
    {
        id = default;
        var parts = text?.Split('/');
        if (parts is not [{ Length: > 0 } stream, { Length: > 0 } recorder, { Length: >= 6 } digits]) return false;
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1) return false;
        id = new EntryId(stream, recorder, number);
        return id.ToString() == text;
    }

    /// <summary>Stream, then recorder, then number, ordinally.</summary>
    public int CompareTo(EntryId other)
    {
        var stream = string.CompareOrdinal(Stream, other.Stream);
        if (stream != 0) return stream;
        var recorder = string.CompareOrdinal(Recorder, other.Recorder);
        return recorder != 0 ? recorder : Number.CompareTo(other.Number);
    }
}
