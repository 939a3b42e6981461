namespace PsyInterview.Studies;

/// <summary>When a later wave is due for one person, counted in months from the first interview.</summary>
/// <param name="Opens">The first day; null where the study declared none.</param>
/// <param name="Closes">The last day; null where the study declared none.</param>
public sealed record WaveWindow(int Wave, DateOnly? Opens, DateOnly? Closes)
{
    /// <summary>The window of a declared wave; null for a wave without one.</summary>
    public static WaveWindow? Of(WaveDeclared wave, DateOnly first) =>
        wave.Wave < 2 || (wave.FromMonths is null && wave.ToMonths is null) ? null
        : new(wave.Wave, wave.FromMonths is { } from ? CalendarDay.After(first, from) : null, wave.ToMonths is { } to ? CalendarDay.After(first, to) : null);

    /// <summary>True when it has opened.</summary>
    public bool IsDue(DateOnly today) => Opens is null || Opens <= today;

    /// <summary>True when it has closed.</summary>
    public bool IsOverdue(DateOnly today) => Closes < today;

    /// <summary>"from Thu 5 Nov", "until Thu 5 Nov", "was due until 5 Nov".</summary>
    public string Words(DateOnly today) =>
        IsOverdue(today) ? $"was due until {Said(Closes!.Value)}"
        : !IsDue(today) ? $"from {Said(Opens!.Value)}{(Closes is { } last ? $" to {Said(last)}" : "")}"
        : Closes is { } end ? $"due until {Said(end)}" : "due";

    /// <summary>"2026-11-05 to 2027-03-05", "from 2026-11-05", "to 2027-03-05".</summary>
    public string Days => (Opens, Closes) switch
    {
        ({ } opens, { } closes) => $"{CalendarDay.Iso(opens)} to {CalendarDay.Iso(closes)}",
        ({ } opens, null) => $"from {CalendarDay.Iso(opens)}",
        (null, { } closes) => $"to {CalendarDay.Iso(closes)}",
        _ => "",
    };

    private static string Said(DateOnly day) => day.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
