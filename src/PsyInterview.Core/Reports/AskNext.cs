using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>In how many sessions a question from analysis was asked.</summary>
/// <param name="Asked">Sessions in which it was asked.</param>
/// <param name="Held">Sessions that were begun since the question was left, with a guide it is meant for.</param>
public sealed record AskedCount(int Asked, int Held)
{
    /// <summary><c>asked in 2 of 5 sessions since</c>.</summary>
    public string Words => Held == 0 ? "no session since" : $"asked in {NumberWords.Digits(Asked)} of {NumberWords.Of(Held, "session")} since";
}

/// <summary>Ask next: the questions that analysis left for coming sessions, and what became of them.</summary>
public static class AskNext
{
    /// <summary>Counts each question, by its id.</summary>
    /// <param name="accounts">Every session of the study; those that are withheld or were held before the study came into this program are passed over.</param>
    public static IReadOnlyDictionary<string, AskedCount> Counts(StudyState study, IEnumerable<Account> accounts)
    {
        var held = accounts.Where(a => a.State is { IsPast: false, Start: not null } && !a.IsWithheld).ToList();
        return study.FittingQuestions.DistinctBy(q => q.Id).ToDictionary(q => q.Id, q =>
        {
            var since = held.Where(a => a.State.FittingAsked.Contains(q.Id) || (a.State.Start >= q.Since && (q.Guide is null || q.Guide == a.State.Plan!.Guide))).ToList();
            return new AskedCount(since.Count(a => a.State.FittingAsked.Contains(q.Id)), since.Count);
        }, StringComparer.Ordinal);
    }

    /// <summary>The report.</summary>
    public static Table From(LogReading reading)
    {
        var study = StudyState.Of(reading);
        var counts = Counts(study, Account.All(reading));
        return new Table(
            "ask-next", "Questions for coming sessions", ["id", "question", "because", "guide", "since", "by", "asked", "held", "closed", "reason"],
            [.. study.FittingQuestions.Select(q => (IReadOnlyList<string>)
            [
                q.Id, q.Question, q.Because ?? "", q.Guide ?? "", StudyState.Day(q.Since), q.By, NumberWords.Digits(counts[q.Id].Asked), NumberWords.Digits(counts[q.Id].Held),
                q.ClosedOn ?? "", q.Closed ?? "",
            ])],
            ["Held: sessions that began after the question was left, with a guide it is meant for, and those in which it was asked; withheld ones and those held before are not counted. Asked: in how many of these it was asked."],
            new HashSet<string>(["asked", "held"], StringComparer.Ordinal));
    }
}
