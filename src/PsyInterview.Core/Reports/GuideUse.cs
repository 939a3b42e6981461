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
    /// <summary>"in the guide since version 2", "in versions 1 to 3".</summary>
    public string Standing => Gone is null ? $"in the guide since version {Since.Version}" : $"in the guide from version {Since.Version}, removed in version {Gone.Version}";
}

/// <summary>What became of one question in one session.</summary>
/// <param name="Status">One of <see cref="Statuses"/>.</param>
/// <param name="WasVolunteered">True where the participant spoke of it unasked, whether or not it was asked as well.</param>
/// <param name="Reason">Why it was skipped, declined or not reached; null when nobody said.</param>
/// <param name="At">When, where it was touched.</param>
public sealed record QuestionCell(string Status, bool WasVolunteered, string? Reason, DateTimeOffset? At)
{
    /// <summary>Every status, the version's absence last.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["asked", "volunteered", "skipped", "declined", "parked", "not reached", NotYet, NotThere];

    /// <summary>The session still runs.</summary>
    public const string NotYet = "not yet";

    /// <summary>No version that the session ran with has the question.</summary>
    public const string NotThere = "not in that version";

    /// <summary>True when it was asked or told unasked.</summary>
    public bool IsExposed => Status is "asked" or "volunteered" || WasVolunteered;

    /// <summary>"asked", "volunteered, then asked", "declined".</summary>
    public string Words => Status == "asked" && WasVolunteered ? "volunteered, then asked" : Status;
}

/// <summary>One guide, in all its versions and languages, with the sessions that were held with it.</summary>
public sealed class GuideUse
{
    private readonly Dictionary<string, Account> _sessions;

    private GuideUse(StudyState study, string guide, IReadOnlyList<Account> all)
    {
        (Study, Guide) = (study, guide);
        var held = all.Where(a => a.State.WasHeld && a.State.Plan!.Guide == guide && !a.IsWithheld).OrderBy(a => a.Stream, NaturalOrder.Of).ToList();
        Past = [.. held.Where(a => a.Guide is null)];
        Pilots = [.. held.Where(a => a.IsPilot && a.Guide is not null)];
        Sessions = [.. held.Where(a => !a.IsPilot && a.Guide is not null)];
        _sessions = Sessions.ToDictionary(a => a.Stream, StringComparer.Ordinal);
        // Versions are told in the language that was used most; ids are the same in all of them.
        Language = Sessions.GroupBy(a => a.State.Plan!.Language).MaxBy(g => g.Count())?.Key ?? study.GuideNames.First(n => n.Guide == guide).Language;
        Versions = study.VersionsOf(guide, Language);
        Read = Versions.Select(v => (Version: v, Guide: study.ReadGuide(v.Hash))).Where(v => v.Guide is not null).Select(v => (v.Version, v.Guide!)).ToList();
        Questions = [.. QuestionsOf()];
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

    /// <summary>Sessions of which no guide is known: they were held before the study came into the program.</summary>
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
        if (coverage.Status == "not asked" && account.Guides.All(g => g.Question(question) is null)) return new(QuestionCell.NotThere, false, null, null);
        var status = coverage.Status != "not asked" ? coverage.Status
            : account.State.Phase is Phase.Live or Phase.BetweenTopics or Phase.OnQuestion or Phase.Paused or Phase.Interrupted ? QuestionCell.NotYet : "not reached";
        return new(status, coverage.VolunteeredAt is not null, coverage.Reason, coverage.Since);
    }

    /// <summary>The sessions whose version had a question.</summary>
    public IReadOnlyList<Account> Having(string question) => [.. Sessions.Where(a => Cell(question, a).Status != QuestionCell.NotThere)];

    /// <summary>What is left out, in sentences.</summary>
    public IEnumerable<string> LeftOut()
    {
        if (Pilots.Count > 0) yield return $"{Guide}: not counted, since {(Pilots.Count == 1 ? "it was a pilot session" : "they were pilot sessions")}: {string.Join(", ", Pilots.Select(a => a.Stream))}.";
        if (Past.Count > 0) yield return $"{Guide}: held before the study came into this program, so that nobody knows what was asked: {string.Join(", ", Past.Select(a => a.Stream))}.";
    }

    private IEnumerable<UsedQuestion> QuestionsOf()
    {
        HashSet<string> seen = [];
        // The latest that anybody may use first: what is gone comes after it, the latest gone first.
        foreach (var (version, guide) in Read.Reverse())
        {
            foreach (var question in guide.Questions.Where(q => seen.Add(q.Id)))
            {
                var since = Read.First(v => v.Item2.Question(question.Id) is not null).Version;
                var gone = Read.SkipWhile(v => v.Version != version).Skip(1).Select(v => v.Version).FirstOrDefault();
                yield return new(question.Id, question.Number, question.Label, question.Wording, since, gone, FromOf(question.Id));
            }
        }
    }

    private string? FromOf(string id)
    {
        foreach (var (version, _) in Read)
        {
            foreach (var change in version.Changes.Values.Select(c => c.Change).Where(c => c.Type is GuideChanges.Split or GuideChanges.Merge && c.To.Contains(id) && !(c.Type == GuideChanges.Split && c.From.Contains(id))))
                return $"{(change.Type == GuideChanges.Split ? "split from" : "merged from")} {string.Join(" and ", change.From.Select(f => Name(version, f)))} in version {version.Version}";
        }
        return null;

        string Name(GuideVersion version, string from) => Study.ReadGuide(version.Follows ?? "")?.Question(from) is { } question ? $"{question.Number} {question.Label}" : from;
    }
}
