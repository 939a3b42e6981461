using System.Collections.Immutable;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.MemberChecks;

/// <summary>Where a member check stands.</summary>
public enum CheckPhase
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It is to be written and sent.</summary>
    Planned,

    /// <summary>It was sent, or the participant was invited.</summary>
    Sent,

    /// <summary>They were reminded.</summary>
    Reminded,

    /// <summary>They answered.</summary>
    Returned,

    /// <summary>What they asked for is decided.</summary>
    Reviewed,

    /// <summary>Nothing more is to be done.</summary>
    Closed,

    /// <summary>They are not to be asked.</summary>
    NotEligible,

    /// <summary>It did not reach them.</summary>
    Undeliverable,

    /// <summary>Nothing came back. It is no confirmation.</summary>
    NoResponse,

    /// <summary>They would rather not.</summary>
    Declined,

    /// <summary>They withdrew from the study before it came to its end.</summary>
    Withdrawn,
}

/// <summary>A version of a letter.</summary>
/// <param name="Id">The entry that holds it.</param>
/// <param name="Text">Null once its words were erased, or are to be.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Quoted">Others whose words it repeats, or may.</param>
public sealed record LetterVersion(EntryId Id, int Number, string Language, string? Text, string By, DateTimeOffset At, IReadOnlyList<string> Quoted);

/// <summary>What was sent, when and how. Days are written 2026-11-05.</summary>
/// <param name="Version">Of the letter; 0 where nothing was written.</param>
/// <param name="Letter">The entry that holds the version; null where nothing was written.</param>
/// <param name="Due">The day by which an answer was expected when it was sent.</param>
public sealed record SentLetter(int Version, string? Letter, string Channel, string On, string By, string Due);

/// <summary>What a participant said to a statement.</summary>
/// <param name="Id">The entry: a requested change is named by it.</param>
/// <param name="Statement">Its number; 0 for the whole.</param>
public sealed record StatementAnswer(EntryId Id, int Statement, string Answer, string? Words)
{
    /// <summary>True when it asks for a change.</summary>
    public bool IsChange => Answer is StatementAnswers.Amend or StatementAnswers.Dispute;
}

/// <summary>What was decided of a requested change.</summary>
public sealed record ChangeDecision(string Verdict, string Reason, IReadOnlyList<string> Touched, string On, string By);

/// <summary>A member check with the entries it was folded from.</summary>
/// <param name="Entries">Its stream, in reading order.</param>
public sealed record CheckAccount(MemberCheck Check, IReadOnlyList<ReadEntry> Entries)
{
    /// <summary>Every member check of a log, P2 before P10.</summary>
    public static IReadOnlyList<CheckAccount> All(LogReading reading, StudyState study) =>
        [.. reading.Entries.Where(e => EntryId.IsMemberCheck(e.Entry.Id.Stream)).GroupBy(e => e.Entry.Id.Stream, StringComparer.Ordinal)
            .Select(g => new CheckAccount(MemberCheck.Of(g.Key, g, study), [.. g])).Where(a => a.Check.Person.Length > 0)
            .OrderBy(a => a.Check.Person, Sampling.NaturalOrder.Of).ThenBy(a => a.Check.Stream, Sampling.NaturalOrder.Of)];
}

/// <summary>One member check, folded: what a participant was shown, what they answered, and what became of it.</summary>
/// <param name="Stream">Its stream, <c>P01-1.summary</c>.</param>
public sealed record MemberCheck(string Stream)
{
    /// <summary>Whom it is with, by the code they have now; empty before it was planned.</summary>
    public string Person { get; init; } = "";

    /// <summary>The interview it is about, from 1.</summary>
    public int Wave { get; init; }

    /// <summary>One of <see cref="CheckForms.All"/>.</summary>
    public string Form { get; init; } = "";

    /// <summary>The how-manieth of this form with this person about this interview, as its name says.</summary>
    public int Number => Stream.LastIndexOf('-') is var dash && dash > Stream.IndexOf('.', StringComparison.Ordinal) && int.TryParse(Stream.AsSpan(dash + 1), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 1;

    /// <summary>Where it stands.</summary>
    public CheckPhase Phase { get; init; }

    /// <summary>The day on which it was planned.</summary>
    public string PlannedOn { get; init; } = "";

    /// <summary>Every version of the letter, the first one first.</summary>
    public ImmutableList<LetterVersion> Letters { get; init; } = [];

    /// <summary>What was sent; null while nothing was.</summary>
    public SentLetter? Sent { get; init; }

    /// <summary>SHA-256 of the letter that was sent, and of its file, where they are known.</summary>
    public (string Letter, string? File)? Hashes { get; init; }

    /// <summary>The days on which they were reminded, each with the day by which an answer was expected from then on; null where that stayed.</summary>
    public ImmutableList<(string On, string? Due)> Reminders { get; init; } = [];

    /// <summary>The day by which an answer is expected, as last said; null while nothing was sent.</summary>
    public string? Due => Reminders.LastOrDefault(r => r.Due is not null).Due ?? Sent?.Due;

    /// <summary>The day on which they answered; null while they have not.</summary>
    public string? ReturnedOn { get; init; }

    /// <summary>The answer as a whole, one of <see cref="CheckResponses.All"/>; null while it was not recorded.</summary>
    public string? Response { get; init; }

    /// <summary>True once it was noted that it distressed them, whatever was noted since.</summary>
    public bool WasDistressed { get; init; }

    /// <summary>True where everything of theirs is to be erased, or is.</summary>
    public bool IsErased { get; init; }

    /// <summary>What they said to each statement, by its number; 0 is the whole.</summary>
    public ImmutableSortedDictionary<int, StatementAnswer> Answers { get; init; } = ImmutableSortedDictionary<int, StatementAnswer>.Empty;

    /// <summary>What they added.</summary>
    public ImmutableList<(EntryId Id, string Words)> Additions { get; init; } = [];

    /// <summary>What was decided, by the answer that asked for it.</summary>
    public ImmutableDictionary<EntryId, ChangeDecision> Decisions { get; init; } = ImmutableDictionary<EntryId, ChangeDecision>.Empty;

    /// <summary>The day on which it was reviewed, or null.</summary>
    public string? ReviewedOn { get; init; }

    /// <summary>The day on which it was closed, or null.</summary>
    public string? ClosedOn { get; init; }

    /// <summary>The day on which it came to no answer, or null.</summary>
    public string? EndedOn { get; init; }

    /// <summary>Why it came to no answer, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>What was done after they had been distressed by it, with the day, in order.</summary>
    public ImmutableList<(string On, string Words)> FollowUps { get; init; } = [];

    /// <summary>True when it came to its end, by an answer that was gone through or without one: another check is another one.</summary>
    public bool IsOver => Phase is CheckPhase.Closed or CheckPhase.NotEligible or CheckPhase.Undeliverable or CheckPhase.NoResponse or CheckPhase.Declined or CheckPhase.Withdrawn;

    /// <summary>True when an answer came and its words may be used.</summary>
    public bool IsAnswered => Phase is CheckPhase.Returned or CheckPhase.Reviewed or CheckPhase.Closed;

    /// <summary>The latest version of the letter, or null.</summary>
    public LetterVersion? Letter => Letters.IsEmpty ? null : Letters[^1];

    /// <summary>The version that was sent; null where none was, or nothing was written.</summary>
    public LetterVersion? SentVersion => Sent?.Letter is { } sent ? Letters.Find(l => l.Id.ToString() == sent) : null;

    /// <summary>The letter that answers are about: what was sent, else the latest.</summary>
    public LetterVersion? Shown => Sent is null ? Letter : SentVersion;

    /// <summary>The statements that answers are about, the first is number 1; null for one whose words were erased.</summary>
    public IReadOnlyList<string?> Statements
    {
        get
        {
            var read = MemberChecks.Letter.Statements(Shown?.Text ?? "");
            return [.. read, .. Enumerable.Repeat<string?>(null, Math.Max(0, Answers.Keys.DefaultIfEmpty(0).Max() - read.Count))];
        }
    }

    /// <summary>The changes that were asked for, by statement.</summary>
    public IEnumerable<StatementAnswer> Changes => Answers.Values.Where(a => a.IsChange);

    /// <summary>Those of them that are not decided.</summary>
    public IEnumerable<StatementAnswer> Undecided => Changes.Where(c => !Decisions.ContainsKey(c.Id));

    /// <summary>True while nobody has said what was done about the distress. A withdrawal does not end that; an erasure does.</summary>
    public bool IsDistressOpen => WasDistressed && FollowUps.IsEmpty && !IsErased;

    /// <summary>True where the answer as a whole says less than what was noted of it.</summary>
    public bool SaysTooLittle => Response is CheckResponses.Confirmed && !Additions.IsEmpty || Response is CheckResponses.Confirmed or CheckResponses.Additions && Changes.Any();

    /// <summary>The name of the stream for a check of this form: <c>P01-1.summary</c>, a second one <c>P01-1.summary-2</c>.</summary>
    public static string StreamOf(string person, int wave, string form, int number = 1) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{person}-{wave}.{form}{(number > 1 ? $"-{number}" : "")}");

    /// <summary>Folds the standing entries of one stream, then what the participant's withdrawal from the study makes of it.</summary>
    public static MemberCheck Of(string stream, IEnumerable<ReadEntry> entries, StudyState study)
    {
        var check = entries.Where(e => e.Stands).Aggregate(new MemberCheck(stream), (check, e) => check.Apply(e));
        return check.In(study);
    }

    /// <summary>Every member check of a log, P2 before P10.</summary>
    public static IReadOnlyList<MemberCheck> All(LogReading reading, StudyState study) => [.. CheckAccount.All(reading, study).Select(a => a.Check)];

    /// <summary>The check as the study has it: the code the person has now, and what their withdrawal makes of it. Words that are to be erased are withheld until they are.</summary>
    public MemberCheck In(StudyState study)
    {
        if (Person.Length == 0) return this;
        var person = study.Now(Person);
        var check = this with { Person = person };
        if (study.Withdrawals.GetValueOrDefault(person) is not { } withdrawal) return check;
        return check.Withdrawn(withdrawal.Scope, withdrawal.On);
    }

    /// <summary>The state after one more entry. Total: what it does not know changes nothing.</summary>
    public MemberCheck Apply(ReadEntry read)
    {
        var (id, day) = (read.Entry.Id, StudyState.Day(read.Entry.At));
        return read.Happened switch
        {
            // Planned on two laptops it is one check; what came before it, by a clock that was behind, stays.
            MemberCheckPlanned e when Person.Length == 0 => this with { Person = e.Person, Wave = e.Wave, Form = e.Form, Phase = Phase is CheckPhase.None ? CheckPhase.Planned : Phase, PlannedOn = day },
            LetterWritten e => this with { Letters = Letters.Add(new(id, e.Version, e.Language, e.Text, id.Person, read.Entry.At, e.Quoted ?? [])) },
            UnknownEvent { Data: null, Kind: "letter-written" } => this with { Letters = Letters.Add(new(id, Letters.Count + 1, "", null, id.Person, read.Entry.At, [])) },
            // What came further is not taken back by what another laptop, which did not know of it, recorded later.
            MemberCheckSent e when Phase is CheckPhase.None or CheckPhase.Planned or CheckPhase.Undeliverable =>
                this with { Phase = CheckPhase.Sent, Sent = new(e.Version, e.Letter, e.Channel, e.On ?? day, e.By ?? id.Person, e.Due), EndedOn = null, Reason = null },
            MemberCheckSent e => this with { Sent = Sent ?? new(e.Version, e.Letter, e.Channel, e.On ?? day, e.By ?? id.Person, e.Due) },
            SentLetterHashed e => this with { Hashes = (e.Hash, e.FileHash) },
            MemberCheckReminded e => this with
            {
                Phase = Phase is CheckPhase.Sent ? CheckPhase.Reminded : Phase,
                Reminders = Reminders.Add((e.On ?? day, e.Due)),
            },
            MemberCheckReturned e => this with { Phase = Phase is CheckPhase.Reviewed or CheckPhase.Closed ? Phase : CheckPhase.Returned, ReturnedOn = ReturnedOn ?? e.On ?? day, EndedOn = null, Reason = null },
            MemberCheckResponded e => this with { Response = e.Response, WasDistressed = WasDistressed || e.Response == CheckResponses.Distressed },
            StatementAnswered e => this with { Answers = Answers.SetItem(e.Statement, new(id, e.Statement, e.Answer, e.Words)) },
            StatementAdded e => this with { Additions = Additions.Add((id, e.Words)) },
            RequestedChangeDecided e when EntryId.TryParse(e.Entry, out var change) =>
                this with { Decisions = Decisions.SetItem(change, new(e.Verdict, e.Reason, e.Touched ?? [], e.On ?? day, e.By ?? id.Person)) },
            MemberCheckReviewed e => this with { Phase = Phase is CheckPhase.Closed ? Phase : CheckPhase.Reviewed, ReviewedOn = e.On ?? day },
            MemberCheckClosed e => this with { Phase = CheckPhase.Closed, ClosedOn = e.On ?? day },
            MemberCheckEnded e when !IsAnswered && (Sent is null || e.How != CheckExits.NotEligible) => this with { Phase = PhaseOf(e.How), EndedOn = e.On ?? day, Reason = null },
            MemberCheckReasoned e when EndedOn is not null => this with { Reason = e.Words },
            DistressFollowedUp e => this with { FollowUps = FollowUps.Add((e.On ?? day, e.Words)) },
            ParticipantWithdrew e => Withdrawn(e.Scope, e.On ?? day),
            _ => this,
        };
    }

    /// <summary>The phase in which it came to no answer; where it stands, for words it does not know.</summary>
    public CheckPhase PhaseOf(string how) => how switch
    {
        CheckExits.NotEligible => CheckPhase.NotEligible,
        CheckExits.Undeliverable => CheckPhase.Undeliverable,
        CheckExits.NoResponse => CheckPhase.NoResponse,
        CheckExits.Declined => CheckPhase.Declined,
        _ => Phase,
    };

    // Whoever wants no further contact is neither sent anything nor reminded; whoever wants nothing new used has an answer looked at no more; an erasure takes all.
    private MemberCheck Withdrawn(string scope, string on)
    {
        if (Phase is CheckPhase.None) return this;
        if (scope == Scopes.Erase)
        {
            return this with
            {
                Phase = CheckPhase.Withdrawn,
                IsErased = true,
                Letters = Letters.ConvertAll(l => l with { Text = null }),
                Answers = Answers.Clear(),
                Additions = [],
                Decisions = Decisions.Clear(),
                Reason = null,
                FollowUps = [],
                Hashes = null,
            };
        }
        var ends = Phase switch
        {
            CheckPhase.Planned or CheckPhase.Sent or CheckPhase.Reminded => true,
            CheckPhase.Returned => scope == Scopes.New,
            CheckPhase.Reviewed or CheckPhase.Closed => scope == Scopes.New && string.CompareOrdinal(ReviewedOn, on) > 0,
            _ => false,
        };
        return ends ? this with { Phase = CheckPhase.Withdrawn } : this;
    }
}
