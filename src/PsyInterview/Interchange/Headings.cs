using System.Text.RegularExpressions;
using PsyInterview.Studies;

namespace PsyInterview.Interchange;

/// <summary>The headings of a table in any writing: <c>Call back</c>, <c>call_back</c> and <c>callback</c> are one.</summary>
internal sealed class Headings
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public Headings(CsvReading table, ImportDraft draft)
        : this(table, problem => draft.Add([problem]))
    {
    }

    public Headings(CsvReading table, Action<Problem> report)
    {
        foreach (var (place, heading) in table.Columns.Index())
        {
            if (_places.TryAdd(Plain(heading), place)) continue;
            var other = table.Columns[_places[Plain(heading)]];
            report(new(1, heading, $"“{heading}” and “{other}” are one heading in two writings.", "Give each column a name of its own."));
        }
    }

    /// <summary>Letters and digits only, small.</summary>
    public static string Plain(string words) => string.Concat(words.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The place of the first of these headings that is there, or null.</summary>
    public int? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!_places.TryGetValue(name, out var place)) continue;
            _used.Add(name);
            return place;
        }
        return null;
    }

    /// <summary>The places of headings nobody has asked for, in order.</summary>
    public IReadOnlyList<int> Left => [.. _places.Where(p => !_used.Contains(p.Key)).Select(p => p.Value).Order()];
}

/// <summary>What both tables of people have to read: codes, groups and days.</summary>
internal static partial class PeopleCells
{
    /// <summary>The filled cell in a column that may not be there, or null.</summary>
    public static string? Cell(this CsvRow row, int? place) => place is { } at && row.Cells[at].Length > 0 ? row.Cells[at] : null;

    /// <summary>A person's code, in the writing that the study has it in; null, and said, when it cannot be one.</summary>
    public static string? Code(this ImportDraft draft, CsvRow row, string words)
    {
        if (Name().IsMatch(words))
        {
            draft.Wrong(
                row, $"“{words}” looks like a name; a study holds codes, never names",
                "Give the person a code, for example P07, and keep the list of names outside the study.");
        }
        else if (!StudyDecisions.IsCode(words))
            draft.Wrong(row, StudyDecisions.NotACode(words), "Change the code in the file.");
        else
        {
            if (!words.Any(char.IsAsciiDigit)) draft.Advise(row, $"“{words}” has no number in it", "If it is a name, take a code instead: a study holds no names.");
            return draft.Study.Now(draft.Study.Everybody.FirstOrDefault(known => known.Equals(words, StringComparison.OrdinalIgnoreCase)) ?? words);
        }
        return null;
    }

    /// <summary>The group that these words name, in any writing.</summary>
    public static string? GroupNamed(this StudyState study, string words) =>
        study.SetUp.Groups.Find(g => Headings.Plain(g.Group) == Headings.Plain(words) || Headings.Plain(g.Title) == Headings.Plain(words))?.Group
        ?? (study.SetUp.Groups.IsEmpty ? words : null);

    /// <summary>Says why nothing of this person may come in any more; true when so.</summary>
    public static bool IsGone(this ImportDraft draft, CsvRow row, string person)
    {
        if (!draft.Study.IsErased(person)) return false;
        draft.Wrong(
            row, $"{person} withdrew on {draft.Study.Withdrawals[person].On}, and what was recorded was to be erased: nothing of theirs is taken in",
            "Take the row out of the file, and out of every copy of it.");
        return true;
    }

    /// <summary>The reason with which a later wave that is told afterwards passes a consent that is not on file; null where there is nothing to pass.</summary>
    public static string? HeldBefore(this StudyState study, string person, int wave) =>
        wave > 1 && ConsentRules.InForce(study, person, wave, "contact") is null ? ImportDraft.HeldBefore : null;

    // Two capitalised words, however they are joined; a code has a number in it or is not written so.
    [GeneratedRegex(@"^\p{Lu}\p{Ll}+(?:[ .\-]+\p{Lu}\p{Ll}+)+$")]
    private static partial Regex Name();
}
