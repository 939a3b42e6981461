using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Every contact as it was recorded, the newest last.</summary>
public static class Contacts
{
    /// <summary>The report, of all groups or of one.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var cohort = Cohort.Of(reading);
        var attempts = new Dictionary<(string, int), int>();
        var contacts = new List<(Contact Contact, int Attempt)>();
        foreach (var contact in cohort.Study.Contacts.OrderBy(c => c.On, StringComparer.Ordinal))
        {
            var attempt = attempts[(contact.Person, contact.Wave)] = attempts.GetValueOrDefault((contact.Person, contact.Wave)) + 1;
            if (asked.Group is null || cohort.Asked(asked.Group).Contains(cohort.GroupOf(contact.Person))) contacts.Add((contact, attempt));
        }
        List<string> notes =
        [
            "Attempt: the how-manieth contact with this person about this wave, by day.",
            $"{NumberWords.Of(contacts.Count, "contact")} with {contacts.Select(c => c.Contact.Person).Distinct().Count()} people.",
        ];
        var without = cohort.Asked(asked.Group).Sum(g => cohort.Of(g).Count(p => !cohort.Study.Contacts.Exists(c => c.Person == p)));
        if (without > 0) notes.Add($"{without} in the study without a recorded contact.");
        var let = contacts.Count(c => cohort.Study.IsErased(c.Contact.Person));
        if (let > 0) notes.Add($"{NumberWords.Of(let, "contact")} of people whose data were erased: the day and the outcome stay, the reason went.");
        return new Table("contacts", "Contacts", ["day", "person", "wave", "attempt", "outcome", "channel", "by", "reason", "call back"],
            [.. contacts.Select(c => Row(c.Contact, c.Attempt))], notes, new HashSet<string>(["wave", "attempt"], StringComparer.Ordinal));
    }

    private static IReadOnlyList<string> Row(Contact contact, int attempt) =>
    [
        contact.On, contact.Person, NumberWords.Digits(contact.Wave), NumberWords.Digits(attempt), contact.Outcome, contact.Channel ?? "",
        contact.By ?? "", contact.Reason ?? "", contact.CallBack ?? "",
    ];
}
