namespace PsyInterview.Coding;

/// <summary>What may be done to the codebook and its themes.</summary>
public static class CodebookDecisions
{
    /// <summary>Takes a code in.</summary>
    public static Decision Create(
        Codebook book, string name, string? definition = null, string? origin = null, string? kind = null, string? theme = null, string? colour = null)
    {
        if (CodeWords.WhyNot(name) is { } whyNot) return Decision.Refuse(whyNot);
        if (book.Find(name) is { } there) return Decision.Refuse($"there is a code “{there.Name}” already");
        if (WhyNot(origin, kind, colour) is { } wrong) return Decision.Refuse(wrong);
        return Decision.That(new CodeCreated(CodeWords.Tidy(name), Blank(definition), Blank(origin), Blank(kind), Blank(theme), Blank(colour)?.ToLowerInvariant()));
    }

    /// <summary>Calls a code otherwise.</summary>
    public static Decision Rename(Codebook book, string code, string to, string? reason = null)
    {
        if (book.Find(code) is not { } found) return NoCode(book, code);
        if (CodeWords.WhyNot(to) is { } whyNot) return Decision.Refuse(whyNot);
        if (found.Name == CodeWords.Tidy(to)) return Decision.Nothing;
        if (book.Find(to) is { } other && other.Number != found.Number) return Decision.Refuse($"there is a code “{other.Name}” already; merge the two if they are one");
        return Decision.That(new CodeRenamed(found.Name, CodeWords.Tidy(to), Blank(reason)));
    }

    /// <summary>Writes the definition of a code.</summary>
    /// <param name="unit">The session whose words made it necessary.</param>
    public static Decision Define(Codebook book, string code, string definition, string? reason = null, string? unit = null) =>
        book.Find(code) is not { } found ? NoCode(book, code)
        : Blank(definition) is not { } words ? Decision.Refuse("definition: nothing was typed")
        : found.Definition == words ? Decision.Nothing
        : Decision.That(new CodeDefined(found.Name, words, Blank(reason), Blank(unit)));

    /// <summary>Says where a code comes from, what it is about, to which theme it belongs, its colour. Null leaves it, empty text takes it away.</summary>
    public static Decision Describe(Codebook book, string code, string? origin = null, string? kind = null, string? theme = null, string? colour = null)
    {
        if (book.Find(code) is not { } found) return NoCode(book, code);
        if (WhyNot(origin, kind, colour) is { } wrong) return Decision.Refuse(wrong);
        (origin, kind, theme, colour) = (New(found.Origin, origin), New(found.Kind, kind), New(found.Theme, theme), New(found.Colour, colour?.ToLowerInvariant()));
        return origin is null && kind is null && theme is null && colour is null ? Decision.Nothing : Decision.That(new CodeDescribed(found.Name, origin, kind, theme, colour));
    }

    /// <summary>Makes several codes one.</summary>
    public static Decision Merge(Codebook book, IReadOnlyList<string> codes, string into, string reason)
    {
        List<Code> found = [];
        foreach (var name in codes)
        {
            if (book.Find(name) is not { } code) return NoCode(book, name);
            found.Add(code);
        }
        if (CodeWords.WhyNot(into) is { } whyNot) return Decision.Refuse(whyNot);
        if (found.Select(c => c.Number).Append(book.Find(into)?.Number ?? 0).Distinct().Count() < 2) return Decision.Refuse("merge: name at least two codes, or one and another to merge it into");
        if (Blank(reason) is not { } why) return Decision.Refuse("merge: say why, so that it can be followed later");
        return Decision.That(new CodesMerged([.. found.Select(c => c.Name).Distinct()], book.Find(into)?.Name ?? CodeWords.Tidy(into), why));
    }

    /// <summary>Makes one code several. What it was applied to has to be coded anew.</summary>
    public static Decision Split(Codebook book, string code, IReadOnlyList<string> into, string reason)
    {
        if (book.Find(code) is not { } found) return NoCode(book, code);
        if (into.Select(CodeWords.WhyNot).FirstOrDefault(w => w is not null) is { } whyNot) return Decision.Refuse(whyNot);
        List<string> names = [.. into.Select(CodeWords.Tidy).DistinctBy(CodeWords.Key)];
        if (names.Count < 2) return Decision.Refuse("split: name at least two codes that it becomes, with a comma between them");
        if (Blank(reason) is not { } why) return Decision.Refuse("split: say why, so that it can be followed later");
        return Decision.That(new CodeSplit(found.Name, names, why));
    }

    /// <summary>Takes a code out of use: it counts nowhere, and can come back.</summary>
    public static Decision Retire(Codebook book, string code, string reason) =>
        book.Find(code) is not { } found ? NoCode(book, code)
        : Blank(reason) is not { } why ? Decision.Refuse("retire: say why, so that it can be followed later")
        : Decision.That(new CodeRetired(found.Name, why));

    /// <summary>Brings a retired code back.</summary>
    public static Decision Restore(Codebook book, string code, string reason) =>
        book.Find(code) is { } inUse ? Decision.Refuse($"“{inUse.Name}” is in use")
        : book.All.FindLast(c => c.Standing == CodeStanding.Retired && CodeWords.Key(c.Name) == CodeWords.Key(code)) is not { } found ? Decision.Refuse($"there is no retired code “{CodeWords.Tidy(code)}”")
        : Blank(reason) is not { } why ? Decision.Refuse("restore: say why, so that it can be followed later")
        : Decision.That(new CodeRestored(found.Name, why));

    /// <summary>Defines a theme, or gives it a further version of its definition.</summary>
    public static Decision DefineTheme(Codebook book, string theme, string definition, string? reason = null, string? parent = null)
    {
        if (CodeWords.WhyNot(theme) is { } whyNot) return Decision.Refuse(whyNot);
        if (Blank(definition) is not { } words) return Decision.Refuse("theme: type what it stands for");
        if (Blank(parent) is { } above && (book.FindTheme(above) is null || CodeWords.Key(above) == CodeWords.Key(theme))) return NoTheme(book, above);
        // A ring that is there already can only come from two laptops; it must not hang.
        var higher = book.FindTheme(parent);
        for (var steps = 0; steps < book.Themes.Count && higher is not null; steps++, higher = book.FindTheme(higher.Parent))
            if (CodeWords.Key(higher.Name) == CodeWords.Key(theme)) return Decision.Refuse($"“{CodeWords.Tidy(parent!)}” stands under “{higher.Name}” itself");
        var found = book.FindTheme(theme);
        return found is not null && found.Definition == words && (parent is null || CodeWords.Key(found.Parent ?? "") == CodeWords.Key(parent)) ? Decision.Nothing
            : Decision.That(new ThemeDefined(found?.Name ?? CodeWords.Tidy(theme), words, Blank(reason), parent is null ? null : CodeWords.Tidy(parent)));
    }

    /// <summary>Calls a theme otherwise.</summary>
    public static Decision RenameTheme(Codebook book, string theme, string to, string? reason = null) =>
        book.FindTheme(theme) is not { } found ? NoTheme(book, theme)
        : CodeWords.WhyNot(to) is { } whyNot ? Decision.Refuse(whyNot)
        : found.Name == CodeWords.Tidy(to) ? Decision.Nothing
        : book.FindTheme(to) is { } other && other != found ? Decision.Refuse($"there is a theme “{other.Name}” already")
        : Decision.That(new ThemeRenamed(found.Name, CodeWords.Tidy(to), Blank(reason)));

    /// <summary>Gives a theme up; its codes stay.</summary>
    public static Decision DropTheme(Codebook book, string theme, string reason) =>
        book.FindTheme(theme) is not { } found ? NoTheme(book, theme)
        : Blank(reason) is not { } why ? Decision.Refuse("drop: say why, so that it can be followed later")
        : Decision.That(new ThemeDropped(found.Name, why));

    /// <summary>Records a meeting of the team.</summary>
    public static Decision Meet(string on, IReadOnlyList<string> present, string decided, string? why = null, IReadOnlyList<string>? about = null) =>
        !Studies.Recruitment.IsDay(on) ? Decision.Refuse(Studies.Recruitment.NotADay(on))
        : present.Count == 0 ? Decision.Refuse("meeting: say who was there, by their codes in the team")
        : Blank(decided) is not { } words ? Decision.Refuse("meeting: say what was decided")
        : Decision.That(new TeamMet(on, [.. present], words, Blank(why), about is { Count: > 0 } ? [.. about] : null));

    /// <summary>The sentence for a code that is not there, with the codes that begin so.</summary>
    public static Decision NoCode(Codebook book, string name)
    {
        var alike = book.InUse.Where(c => c.Name.Contains(CodeWords.Tidy(name), StringComparison.OrdinalIgnoreCase)).Select(c => c.Name).Take(3).ToList();
        return Decision.Refuse($"there is no code “{CodeWords.Tidy(name)}” in use{(alike.Count > 0 && CodeWords.Tidy(name).Length > 0 ? $"; there is {string.Join(", ", alike)}" : "")}");
    }

    private static Decision NoTheme(Codebook book, string name) =>
        Decision.Refuse($"there is no theme “{CodeWords.Tidy(name)}”{(book.Themes.IsEmpty ? "" : $"; there is {string.Join(", ", book.Themes.Select(t => t.Name).Take(4))}")}");

    private static string? WhyNot(string? origin, string? kind, string? colour) =>
        origin is { Length: > 0 } && !CodeWords.Origins.Contains(origin) ? $"“{origin}” is not an origin; {string.Join(" or ", CodeWords.Origins)}"
        : kind is { Length: > 0 } && !CodeWords.Kinds.Contains(kind) ? $"“{kind}” is not a kind; {string.Join(" or ", CodeWords.Kinds)}"
        : colour is { Length: > 0 } && !(colour.Length == 7 && colour[0] == '#' && colour.AsSpan(1).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0) ? $"“{colour}” is not a colour; write for example #8b0000"
        : null;

    private static string? New(string? now, string? to) => to is null || (now ?? "") == to ? null : to;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
