using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Which words may be shown: what the consent says of quotes, and what a withdrawal leaves to be used. Counts what it lets through.</summary>
internal sealed class Quotes
{
    private readonly StudyState _study;
    private readonly Dictionary<string, (DateTimeOffset At, string On)> _nothingNew;
    private readonly SortedDictionary<string, int> _withheld = new(NaturalOrder.Of), _notOnFile = new(NaturalOrder.Of), _new = new(NaturalOrder.Of);
    private readonly SortedSet<string> _quoted = new(NaturalOrder.Of);

    public Quotes(LogReading reading)
    {
        _study = StudyState.Of(reading);
        _nothingNew = reading.In(EntryId.Study).Where(e => e.Stands && e.Happened is ParticipantWithdrew { Scope: Scopes.New })
            .GroupBy(e => _study.Now(((ParticipantWithdrew)e.Happened).Person), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => From(g.First()), StringComparer.Ordinal);

        static (DateTimeOffset, string) From(ReadEntry e) => (e.At, ((ParticipantWithdrew)e.Happened).On ?? StudyState.Day(e.At));
    }

    /// <summary>What stands in the place of a moment's words; null when they may be shown.</summary>
    public string? InPlaceOf(Account account, Moment moment)
    {
        var plan = account.State.Plan!;
        if (Whose(account, moment) is not { } person) return null;
        if ((moment.Text is { Length: > 0 } || moment.AnswerText is { Length: > 0 }) && IsNew(person, account, moment))
        {
            Count(_new, person);
            return $"(withheld: {person} withdrew, nothing new is used)";
        }
        if (moment.What != NoteForms.Quote || moment.Struck || moment.Text is not { Length: > 0 }) return null;
        if (ConsentRules.WhyNot(_study, person, plan.Wave, "quotes", "quote") is { } no)
        {
            if (ConsentRules.InForce(_study, person, plan.Wave, "quotes") is { Given: false })
            {
                Count(_withheld, person);
                return $"(quote withheld: {no})";
            }
            Count(_notOnFile, person);
        }
        _quoted.Add(person);
        return null;
    }

    /// <summary>What was withheld or let through, in sentences.</summary>
    public IEnumerable<string> Notes()
    {
        foreach (var (person, n) in _withheld) yield return $"{NumberWords.Of(n, "quote")} of {person} withheld: {person} did not agree to quotes.";
        foreach (var (person, n) in _new)
            yield return $"{NumberWords.Of(n, "line")} of {person} withheld: recorded after {person} withdrew with “{Scopes.Words(Scopes.New)}”.";
        if (_notOnFile.Count > 0)
        {
            var whose = NumberWords.Counted(_notOnFile.Select(p => (p.Key, p.Value)));
            yield return $"Consent to quotes is not on file for {NumberWords.Of(_notOnFile.Values.Sum(), "quote")} shown here ({whose}): ask before they leave the team.";
        }
        foreach (var (one, other) in Linked()) yield return $"{one} and {other} belong together: quoting both can make them known.";
    }

    private IEnumerable<(string, string)> Linked() => _study.Answers
        .Where(a => _quoted.Contains(a.Key.Person) && a.Value.State == "known" && _study.SetUp.Criteria.Exists(c => c.Criterion == a.Key.Criterion && c.Kind == "link"))
        .SelectMany(a => a.Value.Values.Select(_study.Now).Where(other => _quoted.Contains(other) && other != a.Key.Person)
            .Select(other => NaturalOrder.Of.Compare(a.Key.Person, other) < 0 ? (a.Key.Person, other) : (other, a.Key.Person)))
        .Distinct().OrderBy(p => p.Item1, NaturalOrder.Of).ThenBy(p => p.Item2, NaturalOrder.Of);

    // In a group each speaks for themselves; what is nobody's in particular, and the moderator's own words, need nobody's consent.
    private string? Whose(Account account, Moment moment) =>
        !account.State.IsGroup ? _study.Now(account.State.Plan!.Participant) : moment.Speaker is null or Speakers.Moderator ? null : _study.Now(moment.Speaker);

    // On the day itself the hour decides; a withdrawal written down later counts from the day it was said.
    private bool IsNew(string person, Account account, Moment moment)
    {
        if (!_nothingNew.TryGetValue(person, out var withdrawal)) return false;
        // Words that were put in another's place later are new too.
        return IsAfter(moment.At) || account.Entries.Any(e => e.Stands && IsAfter(e.At) && Changed(e.Happened) == moment.Id.ToString());

        bool IsAfter(DateTimeOffset at) => at > withdrawal.At || string.CompareOrdinal(StudyState.Day(at), withdrawal.On) > 0;

        static string? Changed(Event happened) => happened switch { TextEdited e => e.Entry, FollowUpAnswered { Text: not null } e => e.Entry, _ => null };
    }

    private static void Count(SortedDictionary<string, int> counts, string person) => counts[person] = counts.GetValueOrDefault(person) + 1;
}
