namespace PsyInterview.Studies;

/// <summary>Levels that go together, as targets and impossible combinations name them: <c>gender=Male &amp; age=18-39</c>.</summary>
public static class LevelNotation
{
    /// <summary>Reads a combination in any writing; gives the names as they were declared, or what is wrong.</summary>
    public static (IReadOnlyList<string> Of, Flaw? Flaw) Read(SetUp setUp, string? group, string text)
    {
        List<string> of = [];
        foreach (var part in text.Split('&', StringSplitOptions.TrimEntries))
        {
            var sign = part.IndexOf('=');
            if (sign <= 0 || sign == part.Length - 1)
                return ([], new($"“{part}” is not a criterion with a level.", "Write criterion=level, for example gender=Male, and & between several."));
            var (name, level) = (part[..sign].Trim(), part[(sign + 1)..].Trim());
            if (setUp.Criterion(group, name) is not { } criterion) return ([], NoCriterion(setUp, group, name));
            if (criterion.Levels is not { Count: > 0 } levels)
                return ([], new($"{criterion.Criterion} has no levels, so it cannot have a target.", criterion.Kind == "number" ? "Declare bands for it." : "Name a criterion with levels."));
            if (levels.FirstOrDefault(l => l.Equals(level, StringComparison.OrdinalIgnoreCase)) is not { } declared)
                return ([], NoLevel(criterion, level));
            if (criterion.Kind != "multiple" && of.Exists(o => o.StartsWith(criterion.Criterion + "=", StringComparison.Ordinal)))
                return ([], new($"Nobody has two levels of {criterion.Criterion}.", "Name each criterion once."));
            of.Add($"{criterion.Criterion}={declared}");
        }
        return ([.. of.Distinct()], null);
    }

    /// <summary>The levels in words, as <see cref="Read"/> takes them.</summary>
    public static string Words(IReadOnlyList<string> of) => string.Join(" & ", of);

    /// <summary>A target in one line: <c>gender=Male: 6</c>, <c>gender=Male &amp; age=18-39: 2 to 3</c>.</summary>
    public static (TargetSet? Target, Flaw? Flaw) ReadTarget(SetUp setUp, string? group, string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 0
            ? (null, new("This target has no number.", "Write for example gender=Male: 6, or 6 to 8."))
            : ReadTarget(setUp, group, text[..colon], text[(colon + 1)..]);
    }

    /// <summary>A target whose levels and number stand apart.</summary>
    public static (TargetSet? Target, Flaw? Flaw) ReadTarget(SetUp setUp, string? group, string levels, string number)
    {
        var (of, flaw) = Read(setUp, group, levels);
        if (flaw is not null) return (null, flaw);
        return NumberRange.Read(number) is { } range
            ? (new(of, range.Min, range.Max, group), null)
            : (null, new($"“{number.Trim()}” is not a number of people.", "Write for example 6 (at least six) or 6 to 8."));
    }

    /// <summary>An impossible combination in one line: <c>gender=Male &amp; reason=Pregnancy because ...</c></summary>
    public static (CombinationExcluded? Excluded, Flaw? Flaw) ReadExcluded(SetUp setUp, string? group, string text)
    {
        const string Because = " because ";
        var at = text.IndexOf(Because, StringComparison.OrdinalIgnoreCase);
        var (of, flaw) = Read(setUp, group, at < 0 ? text : text[..at]);
        if (flaw is not null) return (null, flaw);
        return of.Count > 1
            ? (new(of, at < 0 ? null : text[(at + Because.Length)..].Trim() is { Length: > 0 } why ? why : null, group), null)
            : (null, new("One level alone is not a combination.", "Write what cannot go together, for example gender=Male & age=18-39."));
    }

    /// <summary>As <see cref="ReadTarget(SetUp, string?, string)"/> takes it.</summary>
    public static string Words(TargetSet target) => $"{Words(target.Of)}: {NumberRange.Words(target.Min, target.Max)}";

    /// <summary>As <see cref="ReadExcluded"/> takes it.</summary>
    public static string Words(CombinationExcluded excluded) => Words(excluded.Of) + (excluded.Because is { } why ? $" because {why}" : "");

    private static Flaw NoCriterion(SetUp setUp, string? group, string name)
    {
        List<string> known = [.. setUp.CriteriaOf(group).Select(c => c.Criterion)];
        var where = group is null ? "for every group" : $"for {group}";
        return new($"There is no criterion “{name}” {where}.", Spelling.Meant(name, known) is { } meant ? $"Did you mean {meant}?"
            : known.Count > 0 ? $"The criteria: {string.Join(", ", known)}." : "Declare it under criteria.");
    }

    private static Flaw NoLevel(CriterionDeclared criterion, string level) =>
        new($"{criterion.Criterion} has no level “{level}”.",
            Spelling.Meant(level, criterion.Levels!) is { } meant ? $"Did you mean {meant}?" : $"Its levels are {string.Join(", ", criterion.Levels!)}.");
}
