using System.Globalization;
using System.Text.RegularExpressions;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Interchange;

/// <summary>
/// The columns that speak of interviews held before: <c>interview1_min</c>, <c>interview2_date</c>, <c>interview2_status</c>,
/// <c>interview2_guide</c>; without a number the first is meant.
/// </summary>
internal sealed partial class InterviewColumns
{
    private const string Minutes = "min", Date = "date", Status = "status", Guide = "guide";

    private readonly SortedDictionary<int, Dictionary<string, int>> _waves = [];

    /// <summary>The places of these columns.</summary>
    public IEnumerable<int> Places => _waves.Values.SelectMany(w => w.Values);

    /// <summary>Finds the columns of every wave.</summary>
    public static InterviewColumns Of(Headings headings, IReadOnlyList<string> columns, ImportDraft draft)
    {
        var found = new InterviewColumns();
        foreach (var place in headings.Left)
        {
            if (Interview().Match(Headings.Plain(columns[place])) is not { Success: true } match) continue;
            var wave = match.Groups["wave"].Length == 0 ? 1 : int.Parse(match.Groups["wave"].ValueSpan, CultureInfo.InvariantCulture);
            if (wave == 0) continue;
            var field = match.Groups["field"].Value.StartsWith(Minutes, StringComparison.Ordinal) ? Minutes : match.Groups["field"].Value;
            if (!found._waves.TryGetValue(wave, out var fields)) found._waves[wave] = fields = [];
            if (!fields.TryAdd(field, place))
                draft.Add([new(1, columns[place], $"“{columns[place]}” and “{columns[fields[field]]}” are both the {field} of interview {wave}.", "Keep one of the two.")]);
        }
        return found;
    }

    /// <summary>Records what a row says of a person's interviews.</summary>
    public void Take(CsvRow row, string person, IReadOnlyDictionary<string, SessionState> sessions, ImportDraft draft)
    {
        foreach (var (wave, fields) in _waves)
        {
            var (minutes, on, guide, status) = (Cell(Minutes), Cell(Date), Cell(Guide), Cell(Status));
            var (outcome, reason) = Split(status);
            if (outcome is not (null or "done" or "planned"))
            {
                if ((minutes ?? on) is not null)
                    draft.Wrong(row, $"Interview {wave} of {person} is “{status}”, and has a length or a day", "One of the two is wrong.");
                else NotHeld(row, person, wave, outcome, reason, draft);
            }
            else if (status is not null && outcome is null)
            {
                draft.Wrong(
                    row, $"“{status}” does not say whether interview {wave} was held",
                    $"Write done, planned, or {string.Join(", ", Outcomes.All)}, with the reason after a colon.");
            }
            else if (outcome == "done" || (minutes ?? on ?? guide) is not null) Held(row, person, wave, (minutes, on, guide), sessions, draft);

            string? Cell(string field) => fields.TryGetValue(field, out var place) ? row.Cell(place) : null;
        }
    }

    private static void Held(
        CsvRow row, string person, int wave, (string? Minutes, string? On, string? Guide) told, IReadOnlyDictionary<string, SessionState> sessions, ImportDraft draft)
    {
        int? length = null;
        if (told.Minutes is { } words)
        {
            if (!decimal.TryParse(words.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) || minutes is < 0.5m or > 600)
            {
                draft.Wrong(row, $"“{words}” is not a number of minutes", "Write the minutes of talk, for example 38, or leave the cell empty.");
                return;
            }
            length = (int)Math.Round(minutes, MidpointRounding.AwayFromZero);
            if (length != minutes) draft.Advise(row, $"{words} minutes are taken as {length}", "Nothing; lengths are kept in whole minutes.");
        }
        var stream = FrameDecisions.StreamOf(person, wave);
        var state = sessions.GetValueOrDefault(stream, SessionState.Empty);
        if (state.Plan is not null && !state.IsPast)
        {
            draft.Advise(
                row, $"{stream} is a session of this program; its own record counts, and nothing of it is taken from here",
                $"Empty these cells, or look at it with: log STUDY {stream}.");
            return;
        }
        var decision = FrameDecisions.StatePast(state, person, "interview", wave, told.On, told.Guide, length);
        if (!draft.Do(row, decision with { Events = [] }, "Write a day as 2019-11-05 or a month as 2019-11; minutes as 38.")) return;
        if (state.IsPast && state.StatedMinutes is { } before && length is not null && length != before)
            draft.Advise(row, $"{stream}: {length} minutes take the place of {before}", "Nothing, where the new number is right.");
        if (length is null && state.StatedMinutes is null)
            draft.Advise(row, $"{stream}: nothing says how long it took", "Fill in the minutes and import again, where they are known.");
        draft.Session(stream, decision.Events);
    }

    private static void NotHeld(CsvRow row, string person, int wave, string outcome, string? reason, ImportDraft draft)
    {
        var told = new ToldContact(person, wave, outcome, Reason: reason);
        if (draft.Study.Contacts.Exists(c => told.IsIn(draft.Study, c))) return;
        draft.Do(
            row, Recruitment.Contact(draft.Study, person, wave, outcome, "", reason: reason, anyway: draft.Study.HeldBefore(person, wave)),
            "See what the study has of this person: contact list.");
    }

    // "declined: personal reasons"
    private static (string? Outcome, string? Reason) Split(string? status)
    {
        if (status is null) return (null, null);
        var parts = status.Split(':', 2, StringSplitOptions.TrimEntries);
        var reason = parts.Length == 2 && parts[1].Length > 0 ? parts[1] : null;
        return Headings.Plain(parts[0]) switch
        {
            "done" or "held" or "completed" or "yes" => ("done", null),
            "planned" or "scheduled" or "pending" or "notyet" or "" => ("planned", null),
            var word => (Outcomes.All.FirstOrDefault(o => Headings.Plain(o) == word), reason),
        };
    }

    [GeneratedRegex(@"^interview(?<wave>\d{0,2})(?<field>min(?:utes|s)?|date|status|guide)$")]
    private static partial Regex Interview();
}
