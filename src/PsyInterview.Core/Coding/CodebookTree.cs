namespace PsyInterview.Coding;

/// <summary>A line of the codebook as a tree: a theme, or a code under it.</summary>
/// <param name="Depth">0 for what stands under nothing.</param>
public sealed record CodebookBranch(int Depth, Theme? Theme, Code? Code);

public sealed partial record Codebook
{
    /// <summary>Themes with their codes under them, a theme under another after that one's own codes; then the codes in use without a theme.</summary>
    public IReadOnlyList<CodebookBranch> Tree
    {
        get
        {
            List<CodebookBranch> branches = [];
            HashSet<string> seen = [];
            foreach (var theme in Themes.Where(t => FindTheme(t.Parent) is null)) Grow(theme, 0);
            // Themes that stand under each other, as two laptops can leave them, still stand there.
            foreach (var theme in Themes) Grow(theme, 0);
            branches.AddRange(Under(null).Select(c => new CodebookBranch(0, null, c)));
            return branches;

            void Grow(Theme theme, int depth)
            {
                if (!seen.Add(CodeWords.Key(theme.Name))) return;
                branches.Add(new(depth, theme, null));
                branches.AddRange(Under(theme.Name).Select(c => new CodebookBranch(depth + 1, null, c)));
                foreach (var below in Themes.Where(t => t.Parent is { } parent && CodeWords.Key(parent) == CodeWords.Key(theme.Name))) Grow(below, depth + 1);
            }
        }
    }

    /// <summary>The codes that cannot be applied any more, in the order they came.</summary>
    public IEnumerable<Code> Gone => All.Where(c => c.Standing != CodeStanding.InUse);

    /// <summary>What became of a code that is not in use, and why: "merged into rest: one idea".</summary>
    public string Became(Code code)
    {
        var words = code.Standing switch
        {
            CodeStanding.Merged => $"merged into {Now(code).Name}",
            CodeStanding.Split => $"split into {string.Join(", ", code.Parts.Select(p => this[p].Name).Distinct())}",
            CodeStanding.Retired => "retired",
            _ => "in use",
        };
        return code.Standing != CodeStanding.InUse && code.Steps.FindLast(s => s.Reason is not null)?.Reason is { } reason ? $"{words}: {reason}" : words;
    }
}
