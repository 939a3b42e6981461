namespace PsyInterview.Studies;

/// <summary>How recruiting one person for one wave stands.</summary>
/// <param name="Latest">The latest contact about the wave; null where there was none.</param>
/// <param name="Attempts">How many contacts there were.</param>
/// <param name="Rank">Where it stands in the log: what waits for the researcher comes first.</param>
public sealed record RecruitmentLine(
    string Person, int Wave, string? Group, Contact? Latest, int Attempts, Appointment? Appointment, Withdrawal? Withdrawal, int Rank)
{
    /// <summary>True when the person is to be called today, or was to be called before.</summary>
    public bool IsDue => Rank == RecruitmentLog.Due;

    /// <summary>The day on which the person is to be called; null where nobody waits for a call.</summary>
    public string? CallBack => Rank is RecruitmentLog.Due or RecruitmentLog.Waiting ? Latest?.CallBack : null;

    /// <summary>True while it is not known yet whether the person takes part.</summary>
    public bool IsOpen => Rank < RecruitmentLog.Settled;
}

/// <summary>Whom was asked, for which wave, and what is to be done next.</summary>
public static class RecruitmentLog
{
    internal const int Due = 0, Waiting = 1, Settled = 4;

    /// <summary>Everybody, with every wave they were asked for: call backs that are due first, then who is thinking or gave no answer, then the rest.</summary>
    /// <param name="today">2026-11-05.</param>
    public static IReadOnlyList<RecruitmentLine> Of(StudyState study, string today)
    {
        List<RecruitmentLine> lines = [];
        var asked = study.Contacts.Select(c => (c.Person, c.Wave)).Concat(study.Appointments.Keys).ToLookup(c => c.Person, c => c.Wave, StringComparer.Ordinal);
        foreach (var person in study.Everybody)
        {
            var waves = asked[person].Append(1).Distinct().Order();
            lines.AddRange(waves.Select(wave => Line(study, person, wave, today)));
        }
        return [.. lines.OrderBy(l => l.Rank)];
    }

    /// <summary>How it stands with one person and wave.</summary>
    public static RecruitmentLine Line(StudyState study, string person, int wave, string today)
    {
        var latest = study.LastContact(person, wave);
        var withdrawal = study.Withdrawals.GetValueOrDefault(person);
        return new(
            person, wave, study.GroupOf(person), latest, study.Attempts(person, wave),
            study.Appointments.GetValueOrDefault((person, wave)), withdrawal, withdrawal is not null ? 6 : latest is null && wave == 1 && study.Participants.ContainsKey(person) ? Settled : RankOf(latest, today));
    }

    private static int RankOf(Contact? latest, string today) => latest switch
    {
        null => 3,
        { Outcome: Outcomes.Agreed } => Settled,
        { } final when Outcomes.IsFinal(final.Outcome) => 5,
        { CallBack: { } day } => string.CompareOrdinal(day, today) <= 0 ? Due : Waiting,
        _ => 2,
    };
}
