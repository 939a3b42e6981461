using System.Globalization;
using PsyInterview.Studies;

namespace PsyInterview.Interchange;

/// <summary>A table of contacts: whom was asked, what came of it and why. One row a contact.</summary>
/// <remarks>
/// A row is in the study already when there is such a contact, on whatever day the table is read: nothing here depends on the clock. Who has no
/// participant's code is kept under a contact's code, and gets no other from a table: that could be somebody else's in the next one.
/// </remarks>
public static class ContactsTable
{
    /// <summary>What the table would bring.</summary>
    /// <param name="at">When it is recorded.</param>
    /// <param name="group">The group of rows that do not name one, or null.</param>
    public static Import Read(CsvReading table, StudyState study, DateTimeOffset at, string? group = null)
    {
        var draft = new ImportDraft(study, at);
        draft.Add(table.Problems);
        var headings = new Headings(table, draft);
        var columns = new Columns(headings);
        if (columns.Outcome is null && table.Columns.Count > 0)
            draft.Add([new(1, string.Join(',', table.Columns), "There is no column “outcome”.", $"Write what came of each contact: {string.Join(", ", Outcomes.All)}.")]);
        else if (columns is { Contact: null, Participant: null } && table.Columns.Count > 0)
        {
            draft.Add(
            [
                new(1, string.Join(',', table.Columns), "There is neither a column “contact” nor a column “participant”.", "Give each contact a number, or the participant's code."),
            ]);
        }
        else
        {
            var codes = CodesOf(table, columns, draft);
            foreach (var row in table.Rows) Take(row, columns, codes, group, draft);
        }
        if (draft.Events.OfType<ContactRecorded>().Count(c => c.On is null) is > 0 and var undated)
            draft.Advise($"Contacts without a day: {undated}; in lists they stand under the day on which they came in", "Where the days are known, fill in a column “date” before importing.");
        if (headings.Left is { Count: > 0 } left)
            draft.Advise(
                $"Left out: {string.Join(", ", left.Select(l => $"“{table.Columns[l]}”"))}, which a table of contacts does not have",
                "Its columns are contact, participant, outcome, reason, channel, date, by, wave, call back, group, appointment and place.");
        return draft.Finish();
    }

    // All contacts with one person stand under one code, also those from before there was a participant's code.
    private static Dictionary<string, string> CodesOf(CsvReading table, Columns columns, ImportDraft draft)
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var contacts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows)
        {
            if (row.Cell(columns.Contact) is not { } contact || row.Cell(columns.Participant) is not { } participant) continue;
            if (contacts.TryGetValue(participant, out var other) && !other.Equals(contact, StringComparison.OrdinalIgnoreCase))
                draft.Wrong(row, $"{participant} is contact {other} in an earlier row and contact {contact} in this one", "Two people cannot have one code; one of the two is wrong.");
            else contacts[participant] = contact;
            if (!codes.TryAdd(contact, participant) && !codes[contact].Equals(participant, StringComparison.OrdinalIgnoreCase))
                draft.Wrong(row, $"Contact {contact} is {codes[contact]} in an earlier row and {participant} in this one", "One of the two codes is wrong.");
        }
        return codes;
    }

    private static void Take(CsvRow row, Columns columns, Dictionary<string, string> codes, string? group, ImportDraft draft)
    {
        var contact = row.Cell(columns.Contact);
        var participant = row.Cell(columns.Participant) ?? (contact is null ? null : codes.GetValueOrDefault(contact));
        if ((participant ?? contact) is null)
        {
            draft.Wrong(row, "The row names neither a contact nor a participant", "Give the contact a number.");
            return;
        }
        var before = contact is null ? null : contact.All(char.IsAsciiDigit) ? $"contact-{contact}" : contact;
        if (draft.Code(row, participant ?? before!) is not { } person || draft.IsGone(row, person)) return;
        if (Told(row, columns, group, person, draft) is not { } told) return;
        if (participant is not null && before is not null && !Joined(row, before, person, told.Group, draft)) return;

        if (draft.Study.Contacts.Exists(known => told.IsIn(draft.Study, known)))
        {
            draft.AlreadyThere++;
            return;
        }
        var isNamed = participant is not null;
        var decision = Recruitment.Contact(
            draft.Study, person, told.Wave, told.Outcome, "", told.On, told.Channel, told.By, told.Reason, told.CallBack, told.Group,
            isNamed ? person : null, draft.Study.HeldBefore(person, told.Wave));
        if (!isNamed && decision.Events.OfType<ParticipantAdded>().Any())
        {
            decision = decision with { Events = [.. decision.Events.Where(e => e is not ParticipantAdded)] };
            draft.Advise(
                row, $"{person} agreed and has no participant's code",
                "Fill in the column “participant” and import again, or give one with: contact add … --participant.");
        }
        if (!draft.Do(row, decision, "See what the study has of this person: contact list.")) return;
        if (decision.Events.Count == 0) draft.AlreadyThere++;
        if (told.Group is null && draft.Study.GroupOf(person) is null && !draft.Study.SetUp.Groups.IsEmpty)
            draft.Advise(row, $"{person} is in no group", "Name it in a column “group”, or with --group.");
        Appoint(row, columns, person, told, draft);
    }

    private static ToldContact? Told(CsvRow row, Columns columns, string? group, string person, ImportDraft draft)
    {
        var study = draft.Study;
        var outcome = row.Cell(columns.Outcome) is { } words ? Outcomes.All.FirstOrDefault(o => Headings.Plain(o) == Headings.Plain(words)) : null;
        if (outcome is null)
        {
            draft.Wrong(
                row, row.Cell(columns.Outcome) is { } other ? $"“{other}” is not an outcome" : "The row does not say what came of the contact",
                $"One of: {string.Join(", ", Outcomes.All)}.");
            return null;
        }
        var wave = 1;
        if (row.Cell(columns.Wave) is { } number && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out wave) || wave is < 1 or > 99))
        {
            draft.Wrong(row, $"“{number}” is not a wave", "Waves are 1, 2, 3, …; an empty cell is wave 1.");
            return null;
        }
        foreach (var day in (string?[])[row.Cell(columns.On), row.Cell(columns.CallBack)])
        {
            if (day is null || Recruitment.IsDay(day)) continue;
            draft.Wrong(row, Recruitment.NotADay(day), "Where the day is not known, leave the cell empty.");
            return null;
        }
        var of = study.GroupOf(person) ?? (study.SetUp.Groups.Count == 1 ? study.SetUp.Groups[0].Group : null);
        if ((row.Cell(columns.Group) ?? group) is { } named)
        {
            if (study.GroupNamed(named) is not { } found)
            {
                draft.Wrong(row, Recruitment.NoGroup(study, named), "Correct the group, or declare it in the set-up first.");
                return null;
            }
            if (study.GroupOf(person) is { } other && other != found)
            {
                draft.Wrong(row, $"{person} is in {other}, not in {found}", "One of the two is wrong; a person is moved with: participant add … --group.");
                return null;
            }
            of = found;
        }
        return new(person, wave, outcome, row.Cell(columns.On), row.Cell(columns.Channel), row.Cell(columns.By), row.Cell(columns.CallBack), row.Cell(columns.Reason), of);
    }

    // Who came in as contact-7 and is P7 in this table is one person.
    private static bool Joined(CsvRow row, string before, string person, string? group, ImportDraft draft)
    {
        var study = draft.Study;
        if (before == person || !study.Candidates.ContainsKey(before)) return true;
        var isNew = !study.Contacts.Exists(c => c.Person == person) && !study.Renamed.ContainsValue(person);
        var decision = study.Participants.ContainsKey(person) && isNew
            ? Decision.That(new ParticipantAdded(person, group ?? study.GroupOf(person), before))
            : StudyDecisions.AddParticipant(study, person, group, before);
        return draft.Do(row, decision, $"The study has contacts with {before} and with {person}; see them with: contact list.");
    }

    private static void Appoint(CsvRow row, Columns columns, string person, ToldContact told, ImportDraft draft)
    {
        if (row.Cell(columns.Appointment) is not { } time) return;
        if (Outcomes.IsFinal(told.Outcome)) draft.Advise(row, $"The appointment at {time} is left out: {told.Outcome}", "Nothing, unless the outcome is wrong.");
        else
        {
            draft.Do(
                row, Recruitment.Appoint(draft.Study, person, told.Wave, time, row.Cell(columns.Place), anyway: draft.Study.HeldBefore(person, told.Wave)),
                "Write the appointment as 2026-11-05 14:00.");
        }
    }

    private sealed class Columns(Headings headings)
    {
        public int? Contact { get; } = headings.Find("contact", "contactnumber", "number");
        public int? Participant { get; } = headings.Find("participant", "code", "id");
        public int? Outcome { get; } = headings.Find("outcome");
        public int? Reason { get; } = headings.Find("reason");
        public int? Channel { get; } = headings.Find("channel");
        public int? On { get; } = headings.Find("date", "on", "day");
        public int? By { get; } = headings.Find("by");
        public int? Wave { get; } = headings.Find("wave");
        public int? CallBack { get; } = headings.Find("callback");
        public int? Group { get; } = headings.Find("group", "set");
        public int? Appointment { get; } = headings.Find("appointment");
        public int? Place { get; } = headings.Find("place");
    }
}

/// <summary>A contact as a table tells it; what it leaves open is null.</summary>
internal sealed record ToldContact(
    string Person, int Wave, string Outcome, string? On = null, string? Channel = null, string? By = null, string? CallBack = null, string? Reason = null,
    string? Group = null)
{
    /// <summary>
    /// True when a contact of the study is this one. With an outcome after which nothing more is to come, what one of the two leaves open does not
    /// make two of them; otherwise people are called more than once, and everything must be the same.
    /// </summary>
    public bool IsIn(StudyState study, Contact known)
    {
        if (known.Person != Person || known.Wave != Wave || known.Outcome != Outcome) return false;
        var isOnce = Outcomes.IsFinal(Outcome);
        return (On is null ? isOnce || !known.IsDated : known.On == On || (isOnce && !known.IsDated))
            && Fits(Channel, known.Channel) && Fits(By, known.By) && Fits(CallBack, known.CallBack)
            && (!Recruitment.MayKeepReason(study, Outcome) || Fits(Reason, known.Reason));

        bool Fits(string? told, string? there) => (isOnce && (told is null || there is null)) || string.Equals(told, there, StringComparison.OrdinalIgnoreCase);
    }
}
