using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Interchange;

/// <summary>A table of participants: a code, a group, what is known of each person, and the interviews held before the study came into this program.</summary>
public static class ParticipantsTable
{
    /// <summary>What the table would bring.</summary>
    /// <param name="sessions">The sessions that the study has, by stream.</param>
    /// <param name="at">When it is recorded.</param>
    /// <param name="group">The group of rows that do not name one, or null.</param>
    public static Import Read(CsvReading table, StudyState study, IReadOnlyDictionary<string, SessionState> sessions, DateTimeOffset at, string? group = null)
    {
        var draft = new ImportDraft(study, at);
        draft.Add(table.Problems);
        var headings = new Headings(table, draft);
        var (code, set) = (headings.Find("id", "participant", "code"), headings.Find("group", "set"));
        if (code is null)
        {
            if (table.Columns.Count > 0)
            {
                draft.Add(
                    [new(1, string.Join(',', table.Columns), "There is no column “id”.", "Name the column with the participants' codes “id”, “participant” or “code”.")]);
            }
            return draft.Finish();
        }
        var interviews = InterviewColumns.Of(headings, table.Columns, draft);
        var criteria = new CriterionColumns(table.Columns, headings.Left.Except(interviews.Places).ToList());
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (row.Cell(code) is not { } words)
            {
                draft.Wrong(row, "The row has no code", "Give the participant a code, for example P07.");
                continue;
            }
            if (draft.Code(row, words) is not { } person) continue;
            if (!lines.TryAdd(person, row.Line))
            {
                draft.Wrong(row, $"{person} stands on line {lines[person]} already", "One row a participant; a code is never used twice.");
                continue;
            }
            if (draft.IsGone(row, person) || !Groups(row, set, group, person, draft, out var of)) continue;
            var size = draft.Size;
            if (!draft.Do(row, StudyDecisions.AddParticipant(draft.Study, person, of), "Correct the code or the group in the file.")) continue;
            criteria.Take(row, person, of, draft);
            interviews.Take(row, person, sessions, draft);
            if (draft.Size == size) draft.AlreadyThere++;
        }
        criteria.AdviseOnLeft(draft);
        return draft.Finish();
    }

    private static bool Groups(CsvRow row, int? set, string? fallback, string person, ImportDraft draft, out string? group)
    {
        var study = draft.Study;
        group = study.GroupOf(person) ?? (study.SetUp.Groups.Count == 1 ? study.SetUp.Groups[0].Group : null);
        var named = row.Cell(set);
        // A table of people who were interviewed and of groups often says only "interview" for the former.
        if ((named is null || (Headings.Plain(named) is "interview" or "interviews" && study.GroupNamed(named) is null) ? fallback : named) is { } words)
        {
            if (study.GroupNamed(words) is not { } found)
            {
                draft.Wrong(row, Recruitment.NoGroup(study, words), "Correct the group, or declare it in the set-up first.");
                return false;
            }
            if (study.GroupOf(person) is { } other && other != found)
            {
                draft.Wrong(row, $"{person} is in {other}, not in {found}", "One of the two is wrong; a person is moved with: participant add … --group.");
                return false;
            }
            group = found;
        }
        else if (group is null && !study.SetUp.Groups.IsEmpty)
        {
            draft.Wrong(
                row, named is null ? $"Nothing says in which group {person} is" : Recruitment.NoGroup(study, named),
                "Give the group with --group, or in a column “group”.");
            return false;
        }
        if (study.Withdrawals.ContainsKey(person) || Recruitment.WhyNotContact(study, person, 1) is not { } why) return true;
        draft.Wrong(row, why, "Take the row out of the file.");
        return false;
    }
}
