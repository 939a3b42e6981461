using System.Collections.Immutable;
using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Sampling;

namespace PsyInterview.Studies;

/// <summary>One contact with a person about one wave.</summary>
/// <param name="On">The day, 2019-11-05.</param>
/// <param name="Reason">Why, where it was given and may be kept; null otherwise.</param>
public sealed record Contact(
    EntryId Id, string Person, int Wave, string Outcome, string On, string? Channel, string? By, string? CallBack, string? Reason)
{
    /// <summary>True when the day was given, false when <see cref="On"/> is only the day on which it was written down.</summary>
    public bool IsDated { get; init; }
}

/// <summary>A day agreed on for a session.</summary>
/// <param name="At">Day and time, 2026-11-05 14:00.</param>
public sealed record Appointment(
    string Person, int Wave, string At, string? Place, string? Interviewer, IReadOnlyList<string> Observers)
{
    /// <summary>The day, 2026-11-05.</summary>
    public string Day => At.Length >= 10 ? At[..10] : At;
}

/// <summary>What is known of a person by one criterion.</summary>
/// <param name="State"><c>known</c>, <c>missing</c>, <c>not asked</c> or <c>declined</c>.</param>
public sealed record CriterionAnswer(IReadOnlyList<string> Values, string State)
{
    /// <summary>The values in words, or how they are not known.</summary>
    public string Words => State == "known" ? Values.Count == 0 ? "none" : string.Join(", ", Values) : State;
}

/// <summary>A withdrawal from the study.</summary>
public sealed record Withdrawal(string Person, string Scope, string On, string? Because, string? Reason);

/// <summary>The researcher's own word on whom to invite.</summary>
public sealed record InvitationWord(string Word, string Reason);

/// <summary>Something that left the study.</summary>
public sealed record Export(string What, string Where, DateTimeOffset At);

public sealed partial record StudyState
{
    /// <summary>Every contact, in the order in which it was recorded.</summary>
    public ImmutableList<Contact> Contacts { get; init; } = [];

    // Where the contacts of a person about a wave stand in the list: it is asked for each row that is drawn.
    private ImmutableDictionary<(string Person, int Wave), ImmutableList<int>> ContactPlaces { get; init; } = ImmutableDictionary<(string, int), ImmutableList<int>>.Empty;

    /// <summary>The group of each person that was contacted and has no participant's code yet.</summary>
    public ImmutableSortedDictionary<string, string?> Candidates { get; init; } = ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal);

    /// <summary>The appointment that stands, by person and wave.</summary>
    public ImmutableDictionary<(string Person, int Wave), Appointment> Appointments { get; init; } = ImmutableDictionary<(string, int), Appointment>.Empty;

    /// <summary>What is known of each person.</summary>
    public ImmutableDictionary<(string Person, string Criterion), CriterionAnswer> Answers { get; init; } =
        ImmutableDictionary<(string, string), CriterionAnswer>.Empty;

    /// <summary>Who withdrew, with the widest scope they asked for.</summary>
    public ImmutableDictionary<string, Withdrawal> Withdrawals { get; init; } = ImmutableDictionary<string, Withdrawal>.Empty;

    /// <summary>Pins and skips, by person.</summary>
    public ImmutableDictionary<string, InvitationWord> Invitations { get; init; } = ImmutableDictionary<string, InvitationWord>.Empty;

    /// <summary>Where consent was passed over, with the reason, by person, wave and act.</summary>
    public ImmutableDictionary<(string Person, int Wave, string For), string> Overrides { get; init; } = ImmutableDictionary<(string, int, string), string>.Empty;

    /// <summary>What left the study, oldest first.</summary>
    public ImmutableList<Export> Exports { get; init; } = [];

    /// <summary>Contact codes that became participants' codes.</summary>
    public ImmutableDictionary<string, string> Renamed { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The code a person has now.</summary>
    public string Now(string code) => Renamed.GetValueOrDefault(code, code);

    /// <summary>Everybody who was contacted or takes part, by the code they have now.</summary>
    public IEnumerable<string> Everybody => Participants.Keys.Concat(Candidates.Keys.Where(c => !Participants.ContainsKey(c))).Order(NaturalOrder.Of);

    /// <summary>True when somebody of this code was contacted or takes part.</summary>
    public bool Knows(string person) => Participants.ContainsKey(person) || Candidates.ContainsKey(person);

    /// <summary>The group of a person, or null.</summary>
    public string? GroupOf(string person) => Participants.GetValueOrDefault(person)?.Group ?? Candidates.GetValueOrDefault(person);

    /// <summary>The latest contact about a wave, or null.</summary>
    public Contact? LastContact(string person, int wave) => ContactPlaces.TryGetValue((person, wave), out var places) ? Contacts[places[^1]] : null;

    /// <summary>How many contacts there were with a person about a wave.</summary>
    public int Attempts(string person, int wave) => ContactPlaces.TryGetValue((person, wave), out var places) ? places.Count : 0;

    /// <summary>What is known of a person by a criterion, or null where nothing was recorded.</summary>
    public CriterionAnswer? AnswerOf(string person, string criterion) => Answers.GetValueOrDefault((person, criterion));

    /// <summary>True when nothing of this person may be used any more.</summary>
    public bool IsErased(string person) => Withdrawals.GetValueOrDefault(person)?.Scope == Scopes.Erase;

    /// <summary>The day of a time, as it was where it happened.</summary>
    public static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private StudyState AfterPeople(Entry entry, Event happened) => happened switch
    {
        ContactRecorded e => Contacted(entry, e),
        ReasonGiven e => Reasoned(e),
        AppointmentMade e => this with
        {
            Appointments = Appointments.SetItem((Now(e.Person), e.Wave), new(Now(e.Person), e.Wave, e.At, e.Place, e.Interviewer, e.Observers ?? [])),
        },
        AppointmentCancelled e => this with { Appointments = Appointments.Remove((Now(e.Person), e.Wave)) },
        CriterionRecorded e => this with { Answers = Answers.SetItem((Now(e.Person), e.Criterion), new(e.Values, e.State)) },
        ConsentOverridden e => this with { Overrides = Overrides.SetItem((Now(e.Person), e.Wave, e.For), e.Reason) },
        ParticipantWithdrew e => Withdrawn(entry, e),
        InvitationSettled e => this with
        {
            Invitations = e.Word == "open" ? Invitations.Remove(Now(e.Person)) : Invitations.SetItem(Now(e.Person), new(e.Word, e.Reason)),
        },
        ExportMade e => this with { Exports = Exports.Add(new(e.What, e.Where, entry.At)) },
        _ => AfterGuides(entry, happened),
    };

    private StudyState Contacted(Entry entry, ContactRecorded e)
    {
        var person = Now(e.Person);
        var known = Participants.ContainsKey(person);
        return this with
        {
            Contacts = Contacts.Add(new(entry.Id, person, e.Wave, e.Outcome, e.On ?? Day(entry.At), e.Channel, e.By, e.CallBack, null) { IsDated = e.On is not null }),
            ContactPlaces = ContactPlaces.SetItem((person, e.Wave), ContactPlaces.GetValueOrDefault((person, e.Wave), []).Add(Contacts.Count)),
            Candidates = known ? Candidates : Candidates.SetItem(person, e.Group ?? Candidates.GetValueOrDefault(person)),
        };
    }

    private StudyState Reasoned(ReasonGiven e)
    {
        var person = Now(e.Person);
        if (e.For == "withdrawal")
        {
            return Withdrawals.TryGetValue(person, out var withdrawal)
                ? this with { Withdrawals = Withdrawals.SetItem(person, withdrawal with { Reason = e.Words }) }
                : this;
        }
        if (!ContactPlaces.TryGetValue((person, e.Wave), out var places)) return this;
        var at = places[^1];
        return this with { Contacts = Contacts.SetItem(at, Contacts[at] with { Reason = e.Words }) };
    }

    // A wider wish replaces a narrower one; a narrower one that comes later, or from another laptop, never brings anything back.
    private StudyState Withdrawn(Entry entry, ParticipantWithdrew e)
    {
        var person = Now(e.Person);
        if (Withdrawals.TryGetValue(person, out var now) && Withdrawing.Width(now.Scope) >= Withdrawing.Width(e.Scope)) return this;
        return this with { Withdrawals = Withdrawals.SetItem(person, new(person, e.Scope, e.On ?? Day(entry.At), e.Because, now?.Reason)) };
    }

    // Somebody who was contacted under another code keeps everything that is known of them.
    private StudyState Added(Entry entry, ParticipantAdded e)
    {
        var next = this with
        {
            Participants = Participants.SetItem(e.Participant, new(e.Participant, e.Group ?? GroupOf(e.Contact ?? e.Participant), entry.At)),
            Candidates = Candidates.Remove(e.Participant),
        };
        if (e.Contact is not { } before || before == e.Participant) return next;
        return next with
        {
            Renamed = Renamed.SetItem(before, e.Participant),
            Candidates = next.Candidates.Remove(before),
            Contacts = Contacts.ConvertAll(c => c.Person == before ? c with { Person = e.Participant } : c),
            ContactPlaces = PlacesMoved(before, e.Participant),
            Appointments = Moved(Appointments, k => k.Person == before, k => (e.Participant, k.Wave), a => a with { Person = e.Participant }),
            Answers = Moved(Answers, k => k.Person == before, k => (e.Participant, k.Criterion), a => a),
            Overrides = Moved(Overrides, k => k.Person == before, k => (e.Participant, k.Wave, k.For), o => o),
            Withdrawals = Moved(Withdrawals, k => k == before, _ => e.Participant, w => w with { Person = e.Participant }),
            Invitations = Moved(Invitations, k => k == before, _ => e.Participant, i => i),
            Consent = Moved(Consent, k => k.Participant == before, k => (e.Participant, k.Wave, k.Item), c => c),
        };
    }

    // Contacts recorded under both codes are one person's, in the order in which they were recorded.
    private ImmutableDictionary<(string Person, int Wave), ImmutableList<int>> PlacesMoved(string before, string after)
    {
        var moved = ContactPlaces;
        foreach (var (key, places) in ContactPlaces.Where(p => p.Key.Person == before))
            moved = moved.Remove(key).SetItem((after, key.Wave), moved.GetValueOrDefault((after, key.Wave), []).AddRange(places).Sort());
        return moved;
    }

    // What is known under the new code already is the later word.
    private static ImmutableDictionary<TKey, TValue> Moved<TKey, TValue>(
        ImmutableDictionary<TKey, TValue> all, Func<TKey, bool> concerns, Func<TKey, TKey> to, Func<TValue, TValue> renamed)
        where TKey : notnull
    {
        var moved = all;
        foreach (var (key, value) in all)
        {
            if (!concerns(key)) continue;
            moved = moved.Remove(key);
            if (!moved.ContainsKey(to(key))) moved = moved.Add(to(key), renamed(value));
        }
        return moved;
    }
}
