using System.Globalization;

namespace PsyInterview;

/// <summary>A number, or why there is none: never 0 or NaN where a measure is not defined.</summary>
public readonly record struct Measure
{
    private Measure(double? value, string? reason) => (Value, Reason) = (value, reason);

    public double? Value { get; }

    /// <summary>Why it is not defined; null when it is.</summary>
    public string? Reason { get; }

    public static implicit operator Measure(double value) => new(value, null);

    public static Measure NotDefined(string reason) => new(null, reason);

    /// <summary>The number with so many decimals, or "not defined (reason)".</summary>
    public string ToString(int decimals) => Value is { } value ? Unsigned(value.ToString("F" + decimals, CultureInfo.InvariantCulture)) : $"not defined ({Reason})";

    public override string ToString() => Value?.ToString("R", CultureInfo.InvariantCulture) ?? $"not defined ({Reason})";

    // What rounds to nothing from below would be written -0.00.
    private static string Unsigned(string written) => written[0] == '-' && !written.AsSpan().ContainsAnyInRange('1', '9') ? written[1..] : written;
}
