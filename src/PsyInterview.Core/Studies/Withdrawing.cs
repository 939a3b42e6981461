using PsyInterview.Log;
using PsyInterview.Sampling;

namespace PsyInterview.Studies;

/// <summary>What would go with a withdrawal, before it is done.</summary>
/// <param name="Goes">Entries that lose their words, counted by what they are: "14 notes", in order of number.</param>
/// <param name="Stays">What is left so that counts and numbering stay true, counted likewise.</param>
/// <param name="Mentions">Entries of others in which the code stands; they are not touched.</param>
/// <param name="Linked">People who are linked to this one.</param>
/// <param name="Exports">What left the study earlier, to be chased.</param>
public sealed record WithdrawalPreview(
    IReadOnlyList<(string Kind, int Count)> Goes, IReadOnlyList<(string Kind, int Count)> Stays, IReadOnlyList<EntryId> Mentions,
    IReadOnlyList<string> Linked, IReadOnlyList<Export> Exports);

/// <summary>A person leaves the study. What follows from it is worked out from the log by <see cref="Erasure"/>.</summary>
public static class Withdrawing
{
    /// <summary>The withdrawal; a narrower wish after a wider one changes nothing.</summary>
    /// <param name="on">The day they said so, where it is not today's.</param>
    /// <param name="because">In the study's words.</param>
    /// <param name="reason">The person's own, where they gave one and it may be kept; never with <c>erase</c>.</param>
    public static Decision Withdraw(StudyState study, string person, string scope, string? on = null, string? because = null, string? reason = null)
    {
        person = study.Now(person);
        if (!study.Knows(person)) return Decision.Refuse(Recruitment.NoPerson(person));
        if (Scopes.All.All(s => s.Scope != scope)) return Decision.Refuse($"withdrawal: {string.Join(", ", Scopes.All.Select(s => $"{s.Scope} ({s.Words})"))}");
        if (on is not null && !Recruitment.IsDay(on)) return Decision.Refuse(Recruitment.NotADay(on));
        var withdrew = new ParticipantWithdrew(person, scope, on, string.IsNullOrWhiteSpace(because) ? null : because.Trim());
        if (study.If(default, [withdrew]).Withdrawals[person].Scope == study.Withdrawals.GetValueOrDefault(person)?.Scope) return Decision.Nothing;
        List<Event> events = [withdrew];
        events.AddRange(study.Appointments.Keys.Where(a => a.Person == person).OrderBy(a => a.Wave).Select(a => new AppointmentCancelled(person, a.Wave)));
        if (scope != Scopes.Erase && !string.IsNullOrWhiteSpace(reason)) events.Add(new ReasonGiven(person, 1, "withdrawal", reason.Trim()));
        return Decision.That(events);
    }

    /// <summary>Why this wish would change nothing: one that reaches as far or further stands already. Null when it is new.</summary>
    public static string? WhyNotAgain(StudyState study, string person, string scope) =>
        study.Withdrawals.GetValueOrDefault(study.Now(person)) is not { } now || Width(now.Scope) < Width(scope) ? null
        : $"{now.Person} withdrew on {now.On}: {Scopes.Words(now.Scope)}; only a wish that goes further replaces it";

    /// <summary>How far a wish reaches.</summary>
    internal static int Width(string scope) => scope switch { Scopes.Contact => 1, Scopes.New => 2, Scopes.Erase => 3, _ => 0 };

    /// <summary>What a withdrawal with erasure would take and leave.</summary>
    public static WithdrawalPreview Preview(LogReading reading, StudyState study, EventKinds kinds, string person)
    {
        person = study.Now(person);
        var ownership = Ownership.Of(reading);
        List<Entry> goes = [], stays = [];
        List<EntryId> mentions = [];
        var before = study.Renamed.Where(r => r.Value == person).Select(r => r.Key).Append(person).ToList();
        foreach (var read in reading.Entries)
        {
            if (ownership.PersonsOf(read).Contains(person)) (kinds.Keeps(read.Entry) ? stays : goes).Add(read.Entry);
            else if (read.Entry.Data is { } data && read.Happened is not EntryRetracted && before.Exists(code => Mentions(data, code))) mentions.Add(read.Entry.Id);
        }
        var linked = study.Answers.Where(a => a.Value.Values.Contains(person) && study.SetUp.Criteria.Exists(c => c.Criterion == a.Key.Criterion && c.Kind == "link"))
            .Select(a => a.Key.Person).Concat(study.Answers.Where(a => a.Key.Person == person && study.SetUp.Criteria.Exists(c => c.Criterion == a.Key.Criterion && c.Kind == "link"))
                .SelectMany(a => a.Value.Values)).Distinct().Order(NaturalOrder.Of);
        // A letter to somebody else holds nothing of theirs, unless it repeats their words.
        var streams = ownership.StreamsOf(person);
        return new(Counted(goes.Where(e => !e.Erased)), Counted(stays), mentions, [.. linked], [.. study.Exports.Where(e => !e.What.StartsWith("letter ", StringComparison.Ordinal) || streams.Contains(e.What.Split(' ')[1]))]);
    }

    private static IReadOnlyList<(string, int)> Counted(IEnumerable<Entry> entries) =>
        [.. entries.GroupBy(e => e.Kind.Replace('-', ' ')).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal)];

    // P1 is not meant where P12 stands.
    private static bool Mentions(string words, string code)
    {
        for (var at = words.IndexOf(code, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(code, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + code.Length;
            if ((at == 0 || !char.IsLetterOrDigit(words[at - 1])) && (end >= words.Length || !char.IsLetterOrDigit(words[end]))) return true;
        }
        return false;
    }
}
