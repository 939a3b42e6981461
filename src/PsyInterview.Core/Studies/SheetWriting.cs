using System.Globalization;
using System.Text;
using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>Writes a set-up as the sheet that gives it again.</summary>
internal static class SheetWriting
{
    public static string Of(SetUp setUp, string title)
    {
        var sheet = new StringBuilder();
        Keys(sheet, 0, PartReading.Write(setUp.Described with { Title = title }));
        if (!setUp.Groups.IsEmpty) sheet.Append("\ngroups:\n");
        foreach (var group in setUp.Groups) Group(sheet, setUp, group);
        if (!setUp.Team.IsEmpty) sheet.Append("\nteam:\n");
        foreach (var person in setUp.Team) Named(sheet, 1, person.Person, person);
        foreach (var (groups, criteria) in Together(setUp.Criteria, c => c.Group, SameBut))
        {
            Block(sheet, "criteria", groups);
            foreach (var criterion in criteria) Named(sheet, 1, criterion.Criterion, criterion);
        }
        foreach (var (groups, targets) in Together(setUp.Targets, t => t.Group, (a, b) => LevelNotation.Words(a) == LevelNotation.Words(b)))
        {
            Block(sheet, "targets", groups);
            foreach (var target in targets) sheet.Append("  ").Append(Scalar(LevelNotation.Words(target.Of), isKey: true)).Append(": ").Append(NumberRange.Words(target.Min, target.Max)).Append('\n');
        }
        foreach (var (groups, impossible) in Together(setUp.Excluded, e => e.Group, (a, b) => LevelNotation.Words(a) == LevelNotation.Words(b)))
        {
            Block(sheet, "impossible", groups);
            foreach (var excluded in impossible) sheet.Append("  - ").Append(Scalar(LevelNotation.Words(excluded))).Append('\n');
        }
        if (!setUp.ObserverWords.IsEmpty) sheet.Append('\n').Append(ObserverWords.Key).Append(":\n");
        foreach (var word in setUp.ObserverWords.Where(w => w.Length > 2)) sheet.Append("  ").Append(Scalar(word[..1], isKey: true)).Append(": ").Append(Scalar(word[2..])).Append('\n');
        return sheet.ToString();
    }

    private static void Group(StringBuilder sheet, SetUp setUp, GroupDeclared group)
    {
        Named(sheet, 1, group.Group, group);
        var waves = setUp.Waves.Where(w => w.Group == group.Group).ToList();
        if (waves.Count > 0) sheet.Append("    waves:\n");
        foreach (var wave in waves) Named(sheet, 3, wave.Wave.ToString(CultureInfo.InvariantCulture), wave);
    }

    private static void Named(StringBuilder sheet, int depth, string name, Event declared)
    {
        sheet.Append(' ', 2 * depth).Append(Scalar(name, isKey: true)).Append(":\n");
        Keys(sheet, depth + 1, PartReading.Write(declared));
    }

    private static void Keys(StringBuilder sheet, int depth, IReadOnlyList<(string Key, Written Words)> keys)
    {
        foreach (var (key, words) in keys)
        {
            sheet.Append(' ', 2 * depth).Append(key).Append(':');
            if (words.Items is not { } items) sheet.Append(' ').Append(Scalar(words.Text)).Append('\n');
            else
            {
                sheet.Append('\n');
                foreach (var item in items) sheet.Append(' ', 2 * depth + 2).Append("- ").Append(Scalar(item)).Append('\n');
            }
        }
    }

    private static void Block(StringBuilder sheet, string name, IReadOnlyList<string?> groups) =>
        sheet.Append('\n').Append(groups is [null] ? name : Scalar($"{name} for {string.Join(", ", groups)}", isKey: true)).Append(":\n");

    // What several groups share stands once, as long as the order in which it was declared comes out the same.
    private static List<(IReadOnlyList<string?> Groups, List<T> Shared)> Together<T>(IReadOnlyList<T> all, Func<T, string?> groupOf, Func<T, T, bool> same)
    {
        List<(IReadOnlyList<string?> Groups, List<T> Shared)> blocks = [];
        for (var i = 0; i < all.Count;)
        {
            List<string?> groups = [groupOf(all[i])];
            var next = i + 1;
            while (groups[0] is not null && next < all.Count && groupOf(all[next]) is { } group && !groups.Contains(group) && same(all[i], all[next]))
            {
                groups.Add(group);
                next++;
            }
            if (blocks.Count > 0 && blocks[^1].Groups.SequenceEqual(groups)) blocks[^1].Shared.Add(all[i]);
            else blocks.Add((groups, [all[i]]));
            i = next;
        }
        return blocks;
    }

    private static bool SameBut(CriterionDeclared a, CriterionDeclared b) =>
        a with { Levels = null, Group = null } == b with { Levels = null, Group = null } && (a.Levels ?? []).SequenceEqual(b.Levels ?? []);

    // Plain where it reads the same, else in quotation marks.
    private static string Scalar(string words, bool isKey = false)
    {
        var isPlain = words.Length > 0 && char.IsLetterOrDigit(words[0]) && !char.IsWhiteSpace(words[^1]) && words[^1] != ':'
            && !words.Contains(": ", StringComparison.Ordinal) && !words.Contains(" #", StringComparison.Ordinal) && !(isKey && words.Contains(':'))
            && words.All(c => char.IsLetterOrDigit(c) || " =&+-–_.,;:/()?!'’".Contains(c));
        if (isPlain) return words;
        var quoted = new StringBuilder("\"");
        foreach (var c in words)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c == '\n') quoted.Append("\\n");
            else if (char.IsControl(c) || char.IsWhiteSpace(c) && c != ' ' || c >= '\uFEFF' || c == '\u200B') quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }
}
