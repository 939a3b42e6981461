using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>The recruitment log: every contact in the order of its day.</summary>
public static class ContactLog
{
    /// <summary>The report.</summary>
    public static Table From(LogReading reading, ReportOptions options)
    {
        var study = StudyState.Of(reading);
        var group = options.Group is { } asked ? study.SetUp.Group(asked)?.Group ?? asked : null;
        var attempts = new Dictionary<(string, int), int>();
        List<IReadOnlyList<string>> rows = [];
        foreach (var contact in study.Contacts.OrderBy(c => c.On, StringComparer.Ordinal))
        {
            var attempt = attempts[(contact.Person, contact.Wave)] = attempts.GetValueOrDefault((contact.Person, contact.Wave)) + 1;
            if (group is not null && study.GroupOf(contact.Person) != group) continue;
            rows.Add(
            [
                contact.Person, study.GroupOf(contact.Person) ?? "", Whole(contact.Wave), contact.On, Whole(attempt), contact.Outcome, contact.Reason ?? "",
                contact.Channel ?? "", contact.By ?? "", contact.CallBack ?? "",
            ]);
        }
        return new Table("contacts", "Recruitment log",
            ["person", "group", "wave", "day", "attempt", "outcome", "reason", "channel", "by", "call back"], rows,
            ["Attempt: the how-manieth contact with this person about this wave. A reason that may not be kept, or was erased, is blank."],
            new HashSet<string>(["wave", "attempt"], StringComparer.Ordinal));
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
