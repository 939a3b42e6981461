using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Who withdrew and what was done about it, with everything that left the study earlier and has to be chased by hand.</summary>
public static class Withdrawals
{
    /// <summary>The report.</summary>
    public static Table From(LogReading reading)
    {
        var study = StudyState.Of(reading);
        var (erased, inGroups) = Erased(reading);
        List<IReadOnlyList<string>> rows = [];
        foreach (var withdrawal in study.Withdrawals.Values.OrderBy(w => w.On, StringComparer.Ordinal).ThenBy(w => w.Person, StringComparer.Ordinal))
        {
            rows.Add(
            [
                withdrawal.On, withdrawal.Person, study.GroupOf(withdrawal.Person) ?? "", Scopes.Words(withdrawal.Scope), withdrawal.Because ?? "", withdrawal.Reason ?? "",
                withdrawal.Scope == Scopes.Erase ? erased.GetValueOrDefault(withdrawal.Person).ToString(CultureInfo.InvariantCulture) : "",
            ]);
        }
        List<string> notes = ["Erased: entries of this person's sessions that lost their words. That they were recorded, when and by whom, stays."];
        if (inGroups > 0) notes.Add($"Not counted here: {inGroups} erased in focus groups. Whose words they were went with the words.");
        if (study.SetUp.Described.CutOff is { } promised) notes.Add($"Promised in the information sheet: words can be taken out {promised}.");
        notes.AddRange(study.Exports.Select(e => $"Left the study on {StudyState.Day(e.At)}: {e.What}, {e.Where}. Look whether it holds words of somebody who withdrew later."));
        if (rows.Count > 0) notes.Add("Copies, backups and printed pages made outside this program are not known to it.");
        return new Table("withdrawals", "Withdrawals", ["day", "person", "group", "what is wanted", "because", "reason", "erased"], rows, notes,
            new HashSet<string>(["erased"], StringComparer.Ordinal));
    }

    private static (Dictionary<string, int> Of, int OfNobody) Erased(LogReading reading)
    {
        var of = new Dictionary<string, int>(StringComparer.Ordinal);
        var ofNobody = 0;
        var ownership = Ownership.Of(reading);
        foreach (var read in reading.Entries)
        {
            if (!read.Entry.Erased || read.Entry.Id.Stream == EntryId.Study) continue;
            var persons = ownership.PersonsOf(read);
            if (persons.Count == 0) ofNobody++;
            foreach (var person in persons) of[person] = of.GetValueOrDefault(person) + 1;
        }
        return (of, ofNobody);
    }
}
