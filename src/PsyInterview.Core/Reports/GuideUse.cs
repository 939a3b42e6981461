using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>A question of a guide over all its versions.</summary>
/// <param name="Number">As it stands in the latest version that has it.</param>
/// <param name="Since">The first version that has it.</param>
/// <param name="Gone">The first version that does not have it any more; null while it is there.</param>
/// <param name="From">Where it comes from, where it was split off or merged: "split from 2.3 Home in version 3"; null otherwise.</param>
public sealed record UsedQuestion(string Id, string Number, string Label, string Wording, GuideVersion Since, GuideVersion? Gone, string? From)
{
    /// <summary>For a question that went into others, where it is now: "merged into 2.1 Exercises"; null otherwise.</summary>
    public string? Into { get; init; }

    /// <summary>Versions without it between two that have it, by number; almost always none.</summary>
    public IReadOnlyList<int> Without { get; init; } = [];

    /// <summary>The only language whose versions have it, where that is not the one whose versions are told; else null.</summary>
    public string? OnlyIn { get; init; }

    /// <summary>"removed in version 4", "merged into 2.1 Exercises in version 4"; null while it is there.</summary>
    public string? Ending => Gone is null ? null : $"{Into ?? "removed"} in version {Gone.Version}";

    /// <summary>"in the guide since version 2", "in the guide from version 1, removed in version 4".</summary>
    public string Standing => $"in the {(OnlyIn is null ? "" : $"{OnlyIn} ")}guide {(Gone is null ? "since" : "from")} version {Since.Version}"
        + (Without.Count == 0 ? "" : $", not in version{(Without.Count == 1 ? "" : "s")} {string.Join(" and ", Without)}") + (Ending is null ? "" : $", {Ending}");
}

/// <summary>What became of one question in one session.</summary>
/// <param name="Status">What it ended with: one of <see cref="Statuses"/>.</param>
/// <param name="WasAsked">True where it was asked, whatever came after.</param>
/// <param name="WasVolunteered">True where the participant spoke of it unasked, whether or not it was asked as well.</param>
/// <param name="Reason">Why it was skipped, declined or not reached; null when nobody said.</param>
/// <param name="At">When, where it was touched.</param>
public sealed record QuestionCell(string Status, bool WasAsked, bool WasVolunteered, string? Reason, DateTimeOffset? At)
{
    /// <summary>Every status, the version's absence last.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["asked", "volunteered", "skipped", "declined", "parked", "not reached", NotYet, NotThere];

    /// <summary>The session still runs.</summary>
    public const string NotYet = "not yet";

    /// <summary>No version that the session ran with has the question.</summary>
    public const string NotThere = "not in that version";

    /// <summary>True when it was asked or told unasked, whatever came after.</summary>
    public bool IsExposed => WasAsked || WasVolunteered;

    /// <summary>"asked", "volunteered, then asked", "asked, then declined".</summary>
    public string Words => string.Join(", then ", (string[])[.. WasVolunteered ? ["volunteered"] : (string[])[], .. WasAsked ? ["asked"] : (string[])[], .. Status is "asked" or "volunteered" ? (string[])[] : [Status]]);
}

/// <summary>One guide, in all its versions and languages, with the sessions that were held with it.</summary>
public sealed class GuideUse
{
    private GuideUse(StudyState study, string guide, IReadOnlyList<Account> all)
    {
        (Study, Guide) = (study, guide);
        var every = all.Where(a => a.State.WasHeld && a.State.Plan!.Guide == guide).OrderBy(a => a.Stream, NaturalOrder.Of).ToList();
        var held = every.Where(a => !a.IsWithheld).ToList();
        Withheld = every.Count - held.Count;
        Past = [.. held.Where(a => a.Guide is null)];
        Pilots = [.. held.Where(a => a.IsPilot && a.Guide is not null)];
        Sessions = [.. held.Where(a => !a.IsPilot && a.Guide is not null)];
        // Versions are told in the language that was used most; ids are the same in all of them.
        // Where as many were held in one as in another, the alphabet decides.
        Language = Sessions.GroupBy(a => a.State.Plan!.Language).OrderBy(g => g.Key, StringComparer.Ordinal).MaxBy(g => g.Count())?.Key ?? study.GuideNames.First(n => n.Guide == guide).Language;
        Versions = study.VersionsOf(guide, Language);
        Read = ReadAll(Versions);
        HashSet<string> seen = [];
        Questions =
        [
            .. QuestionsOf(Read, seen, null),
            // What only another language has: few guides are translated question by question at once.
            .. study.GuideNames.Where(n => n.Guide == guide && n.Language != Language).SelectMany(n => QuestionsOf(ReadAll(study.VersionsOf(guide, n.Language)), seen, n.Language)),
        ];
    }

    /// <summary>The guide's id.</summary>
    public string Guide { get; }

    /// <summary>The language whose versions are told.</summary>
    public string Language { get; }

    /// <summary>Its versions in that language, by number.</summary>
    public IReadOnlyList<GuideVersion> Versions { get; }

    /// <summary>The same, read.</summary>
    public IReadOnlyList<(GuideVersion Version, TopicGuide Guide)> Read { get; }

    /// <summary>The sessions that count, P2 before P10.</summary>
    public IReadOnlyList<Account> Sessions { get; }

    /// <summary>Trials, which do not.</summary>
    public IReadOnlyList<Account> Pilots { get; }

    /// <summary>How many are left out because of a withdrawal that is undecided or asks for erasure.</summary>
    public int Withheld { get; }

    /// <summary>Sessions whose questions are not known: they were held before the study came into the program, or their version is not in it.</summary>
    public IReadOnlyList<Account> Past { get; }

    /// <summary>The questions of the latest version in its order, then those that are gone.</summary>
    public IReadOnlyList<UsedQuestion> Questions { get; }

    private StudyState Study { get; }

    /// <summary>Every guide that a session was held with, by id.</summary>
    public static IReadOnlyList<GuideUse> All(LogReading reading) => All(StudyState.Of(reading), Account.All(reading));

    /// <summary>The same of what was read already.</summary>
    public static IReadOnlyList<GuideUse> All(StudyState study, IReadOnlyList<Account> accounts) =>
        [.. study.GuideNames.Select(n => n.Guide).Distinct().Select(guide => new GuideUse(study, guide, accounts)).Where(use => use.Versions.Count > 0)];

    /// <summary>What became of a question in a session.</summary>
    public static QuestionCell Cell(string question, Account account)
    {
        var coverage = account.State.Coverage(question);
        if (coverage.Status == "not asked" && account.Guides.All(g => g.Question(question) is null)) return new(QuestionCell.NotThere, false, false, null, null);
        var status = coverage.Status != "not asked" ? coverage.Status : IsRunning(account) ? QuestionCell.NotYet : "not reached";
        return new(status, coverage.AskedAt is not null, coverage.VolunteeredAt is not null, coverage.Reason, coverage.Since);
    }

    /// <summary>True while the talk goes on or was cut off.</summary>
    public static bool IsRunning(Account account) => account.State.Phase is Phase.Live or Phase.BetweenTopics or Phase.OnQuestion or Phase.Paused or Phase.Interrupted;

    /// <summary>True when a session ran with a version, to its end or until another was taken.</summary>
    public static bool RanWith(Account account, GuideVersion version) => account.State.Plan?.GuideHash == version.Hash || account.State.EarlierGuides.Contains(version.Hash);

    /// <summary>What is left out and what is not at its end, in sentences.</summary>
    public IEnumerable<string> LeftOut()
    {
        if (Pilots.Count > 0) yield return $"{Guide}: not counted, since {(Pilots.Count == 1 ? "it was a pilot session" : "they were pilot sessions")}: {Names(Pilots)}.";
        if (Past.Where(a => a.State.IsPast).ToList() is { Count: > 0 } before) yield return $"{Guide}: held before the study came into this program; what was asked is not on record: {Names(before)}.";
        if (Past.Where(a => !a.State.IsPast).ToList() is { Count: > 0 } unread) yield return $"{Guide}: the version of the guide is not in this study, so that its questions are not known: {Names(unread)}.";
        if (Withheld > 0) yield return $"{Guide}: {NumberWords.Digits(Withheld)} left out: a withdrawal that is undecided or asks for erasure.";
        if (Sessions.Where(IsRunning).ToList() is { Count: > 0 } running) yield return $"{Guide}: not ended: {Names(running)}.";
    }

    /// <summary>Sessions of which not even the guide is known, in a sentence; none where there are none.</summary>
    public static IEnumerable<string> WithoutGuide(StudyState study, IReadOnlyList<Account> accounts)
    {
        var known = study.Versions.Select(v => v.Guide).ToHashSet(StringComparer.Ordinal);
        var without = accounts.Where(a => a.State.WasHeld && !a.IsWithheld && !known.Contains(a.State.Plan!.Guide)).OrderBy(a => a.Stream, NaturalOrder.Of).ToList();
        return without.Count == 0 ? [] : [$"Of no guide in this study, so that what was asked is not on record: {Names(without)}."];
    }

    private static string Names(IEnumerable<Account> accounts) => string.Join(", ", accounts.Select(a => a.Stream));

    private List<(GuideVersion Version, TopicGuide Guide)> ReadAll(IEnumerable<GuideVersion> versions) =>
        [.. versions.Select(v => (Version: v, Guide: Study.ReadGuide(v.Hash))).Where(v => v.Guide is not null).Select(v => (v.Version, v.Guide!))];

    private IEnumerable<UsedQuestion> QuestionsOf(IReadOnlyList<(GuideVersion Version, TopicGuide Guide)> read, HashSet<string> seen, string? language)
    {
        // The latest that anybody may use first: what is gone comes after it, the latest gone first.
        for (var i = read.Count - 1; i >= 0; i--)
        {
            foreach (var question in read[i].Guide.Questions.Where(q => seen.Add(q.Id)))
            {
                var first = 0;
                while (read[first].Guide.Question(question.Id) is null) first++;
                var gone = i + 1 < read.Count ? read[i + 1].Version : null;
                yield return new(question.Id, question.Number, question.Label, question.Wording, read[first].Version, gone, FromOf(read, question.Id))
                {
                    Into = gone is null ? null : IntoOf(gone, question.Id),
                    Without = [.. read.Take(i).Skip(first).Where(v => v.Guide.Question(question.Id) is null).Select(v => v.Version.Version)],
                    OnlyIn = language,
                };
            }
        }
    }

    private string? FromOf(IReadOnlyList<(GuideVersion Version, TopicGuide Guide)> read, string id)
    {
        foreach (var (version, _) in read)
        {
            foreach (var change in version.Changes.Values.Select(c => c.Change).Where(c => c.Type is GuideChanges.Split or GuideChanges.Merge && c.To.Contains(id) && !(c.Type == GuideChanges.Split && c.From.Contains(id))))
                return $"{(change.Type == GuideChanges.Split ? "split from" : "merged from")} {string.Join(" and ", change.From.Select(f => Name(version.Follows, f)))} in version {version.Version}";
        }
        return null;
    }

    private string? IntoOf(GuideVersion gone, string id) =>
        gone.Changes.Values.Select(c => c.Change).FirstOrDefault(c => c.Type is GuideChanges.Split or GuideChanges.Merge && c.From.Contains(id) && !c.To.Contains(id)) is not { } change ? null
        : $"{GuideChanges.Told(change.Type)} into {string.Join(" and ", change.To.Select(t => Name(gone.Hash, t)))}";

    private string Name(string? hash, string id) => Study.ReadGuide(hash ?? "")?.Question(id) is { } question ? $"{question.Number} {question.Label}" : id;
}
