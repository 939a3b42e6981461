using System.Collections.Immutable;
using PsyInterview.Log;

namespace PsyInterview.Coding;

/// <summary>
/// The codes of a study and what became of them, folded from the stream <c>study</c>. A passage is coded with a name; which code that means today follows from
/// who bore the name when it was written, and from what became of that code since. So a merge rewrites nothing, and the codebook of any day can be read again.
/// </summary>
public sealed partial record Codebook
{
    /// <summary>The codebook before the first code.</summary>
    public static readonly Codebook Empty = new();

    /// <summary>Every code there ever was, in the order they came; the first has number 1.</summary>
    public ImmutableList<Code> All { get; private init; } = [];

    /// <summary>The themes, in the order they came.</summary>
    public ImmutableList<Theme> Themes { get; private init; } = [];

    /// <summary>The team's meetings, by day.</summary>
    public ImmutableList<Meeting> Meetings { get; private init; } = [];

    /// <summary>The rules set and what was said by them, oldest first.</summary>
    public ImmutableList<ReadEntry> Saturation { get; private init; } = [];

    // What it was folded from: so the codebook of an earlier day can be read.
    private ImmutableList<ReadEntry> Folded { get; init; } = [];

    // Who bore a name from when on, by the name's key; oldest first.
    private ImmutableDictionary<string, ImmutableList<(DateTimeOffset From, int Code)>> Namings { get; init; } =
        ImmutableDictionary<string, ImmutableList<(DateTimeOffset, int)>>.Empty;

    /// <summary>The codes that can be applied, by name.</summary>
    public IEnumerable<Code> InUse => All.Where(c => c.Standing == CodeStanding.InUse).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Folds the standing entries of the stream <c>study</c>.</summary>
    public static Codebook Of(IEnumerable<ReadEntry> study) => study.Where(e => e.Stands).Aggregate(Empty, (book, e) => book.Apply(e));

    /// <summary>Reads a log.</summary>
    public static Codebook Of(LogReading reading) => Of(reading.In(EntryId.Study));

    /// <summary>The codebook as it was at a moment.</summary>
    public Codebook AsOf(DateTimeOffset moment) => Folded.TrueForAll(e => e.At <= moment) ? this : Of(Folded.Where(e => e.At <= moment));

    /// <summary>The code with this number.</summary>
    public Code this[int number] => All[number - 1];

    /// <summary>The code that bears a name now and can be applied, or null.</summary>
    public Code? Find(string name) => All.Find(c => c.Standing == CodeStanding.InUse && CodeWords.Key(c.Name) == CodeWords.Key(name));

    /// <summary>The code that bears a name now whatever became of it, the one in use before others; null where none does.</summary>
    public Code? FindAny(string name) => Find(name) ?? All.FindLast(c => CodeWords.Key(c.Name) == CodeWords.Key(name));

    /// <summary>The theme of that name, or null.</summary>
    public Theme? FindTheme(string? name) => name is null ? null : Themes.Find(t => CodeWords.Key(t.Name) == CodeWords.Key(name));

    /// <summary>The theme that bears a name or, where none does, bore it once; or null.</summary>
    public Theme? FindThemeOnce(string? name) => name is null ? null : FindTheme(name) ?? Themes.FindLast(t => t.Once.Contains(CodeWords.Key(name)));

    /// <summary>The codebook as it would be with these events: for an act of several decisions, each of which stands on the one before.</summary>
    /// <param name="at">When the act happens.</param>
    public Codebook If(DateTimeOffset at, IReadOnlyList<Event> events) =>
        events.Aggregate(this, (book, e) => book.Apply(new ReadEntry(Entry.Seal(new EntryId(EntryId.Study, "nobody", 1), at, "", "", new byte[16], Entry.NoPrevious), e, null)));

    /// <summary>
    /// Which code a name that was written at a moment means today: the one that bore it then, or, where none did yet, the first that did afterwards; and of a code that
    /// became part of another, that other. Null for a name that no code ever had. The code may be split or retired: see <see cref="Code.Standing"/>.
    /// </summary>
    public Code? Meant(string name, DateTimeOffset written)
    {
        if (!Namings.TryGetValue(CodeWords.Key(name), out var namings)) return null;
        var naming = namings.FindLastIndex(n => n.From <= written);
        return Now(this[namings[Math.Max(0, naming)].Code]);
    }

    /// <summary>What a code is part of today; itself where it was not merged.</summary>
    public Code Now(Code code)
    {
        // A ring of merges can only come from two laptops that merged crosswise; it must not hang.
        for (var steps = 0; steps <= All.Count && code is { Standing: CodeStanding.Merged, Into: > 0 }; steps++) code = this[code.Into];
        return code;
    }

    /// <summary>The codes that are part of this one today, itself first.</summary>
    public IEnumerable<Code> PartsOf(Code code) => All.Where(c => Now(c).Number == code.Number).OrderBy(c => c.Number != code.Number).ThenBy(c => c.Number);

    /// <summary>The codes in use that belong to a theme, by name; null for those without one.</summary>
    public IEnumerable<Code> Under(string? theme) => InUse.Where(c => FindTheme(c.Theme)?.Name is var own && (own is null ? theme is null : theme is not null && CodeWords.Key(own) == CodeWords.Key(theme)));

    private Codebook Named(int code, string name, DateTimeOffset from)
    {
        var key = CodeWords.Key(name);
        var namings = Namings.GetValueOrDefault(key) ?? [];
        var after = namings.FindIndex(n => n.From > from);
        return this with { Namings = Namings.SetItem(key, after < 0 ? namings.Add((from, code)) : namings.Insert(after, (from, code))) };
    }
}
