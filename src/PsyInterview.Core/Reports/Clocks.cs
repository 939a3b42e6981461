using System.Globalization;
using PsyInterview.Log;

namespace PsyInterview.Reports;

/// <summary>How the clocks of those who recorded a session stood to each other, in words.</summary>
public static class Clocks
{
    private const double InStep = 0.05;
    private static readonly TimeSpan Doubtful = TimeSpan.FromSeconds(2);

    /// <summary><c>clock of sd-k3f9: 90.2 s ahead, drift 12 in a million, 3 marks, residual 0.2 s</c>.</summary>
    public static string Words(Alignment alignment)
    {
        var clock = $"clock of {alignment.Recorder}: ";
        if (alignment.Marks == 0) return $"{clock}no sync mark in common; its times are as they were stamped";
        if (alignment.TakenFrom is { } other) clock += $"no sync mark in common, so taken to be as in {other}: ";
        List<string> words = [Ahead(alignment.Offset)];
        if (alignment.DriftPerMillion is { } drift) words.Add(string.Create(CultureInfo.InvariantCulture, $"drift {Math.Round(drift) + 0:0} in a million"));
        words.Add(NumberWords.Of(alignment.Marks, "mark"));
        if (alignment.Residual is { } residual) words.Add($"residual {Seconds(residual)}");
        // A mark that carries another number than on the other laptops puts a clock out by as much as lies between the two.
        var doubt = alignment.Residual > Doubtful || (alignment.Marks == 1 && alignment.Offset.Duration() > Doubtful)
            ? alignment.Marks == 1 ? "; only one mark tells so: look whether it has the same number on both" : "; look whether the marks have the same numbers on both" : "";
        return clock + string.Join(", ", words) + doubt;
    }

    private static string Ahead(TimeSpan offset) =>
        Math.Abs(offset.TotalSeconds) < InStep ? "in step" : $"{Seconds(offset.Duration())} {(offset > TimeSpan.Zero ? "ahead" : "behind")}";

    // Tenths: a mark is a key press, and no better than that.
    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
