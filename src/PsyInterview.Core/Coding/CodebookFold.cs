using System.Collections.Immutable;
using PsyInterview.Log;

namespace PsyInterview.Coding;

public sealed partial record Codebook
{
    /// <summary>The codebook after one more entry. Total: what names a code that is not there changes nothing.</summary>
    public Codebook Apply(ReadEntry read)
    {
        var next = After(read);
        return ReferenceEquals(next, this) ? this : next with { Folded = Folded.Add(read) };
    }

    private Codebook After(ReadEntry read) => read.Happened switch
    {
        CodeCreated e => Created(read, e),
        CodeRenamed e => Renamed(read, e),
        CodeDefined e => With(e.Code, read, "defined", e.Reason, c => c with { Definitions = c.Definitions.Add(new(read.At, e.Definition, e.Reason, e.Unit)) }),
        CodeDescribed e => With(e.Code, read, Words(e), null, c => c with
        {
            Origin = Set(c.Origin, e.Origin) ?? CodeWords.FromData,
            Kind = Set(c.Kind, e.Kind),
            Theme = Set(c.Theme, e.Theme),
            Colour = Set(c.Colour, e.Colour),
        }),
        CodesMerged e => Merged(read, e),
        CodeSplit e => Divided(read, e),
        CodeRetired e => With(e.Code, read, "retired", e.Reason, c => c with { Standing = CodeStanding.Retired }),
        CodeRestored e => Restored(read, e),
        ThemeDefined e => Defined(read, e),
        ThemeRenamed e => Renamed(read, e),
        ThemeDropped e => FindTheme(e.Theme) is not { } theme ? this : this with
        {
            Themes = [.. Themes.Remove(theme).Select(t => SameName(t.Parent, theme.Name) ? t with { Parent = null } : t)],
            All = [.. All.Select(c => SameName(c.Theme, theme.Name) ? c with { Theme = null } : c)],
        },
        TeamMet e => this with { Meetings = [.. Meetings.Add(new(read.Entry.Id, e.On, e.Present, e.Decided, e.Why, e.About ?? [])).OrderBy(m => m.On, StringComparer.Ordinal)] },
        SaturationRuleSet or SaturationJudged => this with { Saturation = Saturation.Add(read) },
        _ => this,
    };

    private static bool SameName(string? a, string b) => a is not null && CodeWords.Key(a) == CodeWords.Key(b);

    private static string? Set(string? now, string? to) => to is null ? now : to.Length == 0 ? null : to;

    private static string Words(CodeDescribed e) => string.Join(", ", new[]
    {
        e.Origin is { Length: > 0 } origin ? origin : null, e.Kind is { Length: > 0 } kind ? kind : null,
        e.Theme switch { null => null, "" => "no theme", var theme => $"theme {theme}" }, e.Colour switch { null => null, "" => "no colour", var colour => $"colour {colour}" },
    }.Where(w => w is not null));

    private static CodeStep Step(ReadEntry read, string words, string? reason) => new(read.At, read.Entry.Id.Person, words, reason, read.Entry.Id);

    private Codebook Replace(Code code) => this with { All = All.SetItem(code.Number - 1, code) };

    private Codebook With(string name, ReadEntry read, string words, string? reason, Func<Code, Code> change) =>
        Find(name) is not { } code ? this : Replace(change(code) with { Steps = code.Steps.Add(Step(read, words, reason)) });

    private Codebook Created(ReadEntry read, CodeCreated e)
    {
        var definition = e.Definition is { Length: > 0 } text ? ImmutableList.Create(new CodeDefinition(read.At, text, null, null)) : [];
        // Two laptops may have come upon the same code: it is one, and whoever defined it later adds a definition.
        if (Find(e.Name) is { } there)
            return Replace(there with { Definitions = there.Definitions.AddRange(definition), Kind = there.Kind ?? e.Kind, Theme = there.Theme ?? e.Theme, Steps = there.Steps.Add(Step(read, "created once more, on another laptop", null)) });
        var code = new Code(All.Count + 1, CodeWords.Tidy(e.Name), read.At, read.Entry.Id.Person)
        {
            Definitions = definition,
            Origin = e.Origin is { Length: > 0 } origin ? origin : CodeWords.FromData,
            Kind = e.Kind,
            Theme = e.Theme,
            Colour = e.Colour,
            Steps = [Step(read, "created", null)],
        };
        return (this with { All = All.Add(code) }).Named(code.Number, code.Name, read.At);
    }

    private Codebook Renamed(ReadEntry read, CodeRenamed e)
    {
        if (Find(e.Code) is not { } code) return this;
        var other = Find(e.To);
        // On another laptop a code of that name was created meanwhile: two codes of one name are one.
        if (other is not null && other.Number != code.Number)
            return Became(code, other, read, $"renamed to {other.Name}, which was there", e.Reason);
        return Replace(code with { Name = CodeWords.Tidy(e.To), Steps = code.Steps.Add(Step(read, $"renamed from {code.Name}", e.Reason)) }).Named(code.Number, e.To, read.At);
    }

    private Codebook Merged(ReadEntry read, CodesMerged e)
    {
        List<Code> codes = [.. e.Codes.Select(Find).OfType<Code>().DistinctBy(c => c.Number)];
        if (codes.Count == 0) return this;
        var (book, into) = (this, Find(e.Into));
        if (into is null)
        {
            book = book.Created(read, new CodeCreated(e.Into, codes[0].Definition, codes[0].Origin, codes[0].Kind, codes[0].Theme, codes[0].Colour));
            into = book.All[^1];
        }
        return codes.Where(c => c.Number != into.Number).Aggregate(book, (b, code) => b.Became(code, b[into.Number], read, $"merged into {into.Name}", e.Reason));
    }

    private Codebook Became(Code code, Code into, ReadEntry read, string words, string? reason) =>
        Replace(code with { Standing = CodeStanding.Merged, Into = into.Number, Steps = code.Steps.Add(Step(read, words, reason)) })
            .Replace(into with { Steps = into.Steps.Add(Step(read, $"took in {code.Name}", reason)) });

    private Codebook Divided(ReadEntry read, CodeSplit e)
    {
        if (Find(e.Code) is not { } code) return this;
        var book = Replace(code with { Standing = CodeStanding.Split });
        List<int> parts = [];
        foreach (var name in e.Into)
        {
            if (book.Find(name) is { } there) parts.Add(there.Number);
            else
            {
                book = book.Created(read, new CodeCreated(name, null, code.Origin, code.Kind, code.Theme, code.Colour));
                parts.Add(book.All.Count);
            }
        }
        return book.Replace(book[code.Number] with { Parts = [.. parts], Steps = code.Steps.Add(Step(read, $"split into {string.Join(", ", e.Into)}", e.Reason)) });
    }

    private Codebook Restored(ReadEntry read, CodeRestored e) =>
        All.FindLast(c => c.Standing == CodeStanding.Retired && SameName(c.Name, e.Code)) is not { } code || Find(e.Code) is not null ? this
            : Replace(code with { Standing = CodeStanding.InUse, Steps = code.Steps.Add(Step(read, "in use again", e.Reason)) });

    private Codebook Defined(ReadEntry read, ThemeDefined e)
    {
        var definition = new CodeDefinition(read.At, e.Definition, e.Reason, null);
        if (FindTheme(e.Theme) is not { } theme)
            return this with { Themes = Themes.Add(new Theme(CodeWords.Tidy(e.Theme), [definition]) { Parent = e.Parent, Steps = [Step(read, "defined", e.Reason)] }) };
        // The same words again only give it another place.
        var isMoved = theme.Definition == e.Definition;
        var words = !isMoved ? $"version {theme.Version + 1}" : e.Parent is { Length: > 0 } parent ? $"placed under {parent}" : e.Parent is null ? "defined once more" : "placed under no other";
        return this with
        {
            Themes = Themes.Replace(theme, theme with
            {
                Definitions = isMoved ? theme.Definitions : theme.Definitions.Add(definition),
                Parent = Set(theme.Parent, e.Parent),
                Steps = theme.Steps.Add(Step(read, words, e.Reason)),
            }),
        };
    }

    private Codebook Renamed(ReadEntry read, ThemeRenamed e)
    {
        if (FindTheme(e.Theme) is not { } theme || FindTheme(e.To) is { } other && other != theme) return this;
        var name = CodeWords.Tidy(e.To);
        return this with
        {
            Themes = [.. Themes.Select(t => t == theme ? t with { Name = name, Once = t.Once.Add(CodeWords.Key(t.Name)), Steps = t.Steps.Add(Step(read, $"renamed from {theme.Name}", e.Reason)) }
                : SameName(t.Parent, theme.Name) ? t with { Parent = name } : t)],
            All = [.. All.Select(c => SameName(c.Theme, theme.Name) ? c with { Theme = name } : c)],
        };
    }
}
