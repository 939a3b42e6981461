using System.Collections.Immutable;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Coding;

/// <summary>What analysis made of one session: passages, codes by coder, differences, the way of its transcript. Computed from the stream and the codebook, always.</summary>
public sealed class SessionCoding
{
    private readonly Dictionary<EntryId, Passage> _byId;
    private readonly Dictionary<(EntryId, string), Consensus> _decisions = [];
    private readonly SortedDictionary<(EntryId, string), LinkedQuote> _quotes = [];
    private readonly List<HeardAspect> _aspects = [];
    private readonly Dictionary<string, TranscriptStep> _steps = new(StringComparer.Ordinal);
    private IReadOnlyList<Difference>? _differences;
    private Codebook? _then;

    private SessionCoding(string stream, Codebook book, IReadOnlyList<Passage> passages) =>
        (Stream, Book, Passages, _byId) = (stream, book, passages, passages.ToDictionary(p => p.Id));

    /// <summary>The session, for example <c>P07-1</c>.</summary>
    public string Stream { get; }

    /// <summary>The codebook it is read with.</summary>
    public Codebook Book { get; }

    /// <summary>What can be coded, in order.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>Two who code apart, or nobody.</summary>
    public IReadOnlyList<string> Coders { get; private set; } = [];

    /// <summary>What each did, by coder.</summary>
    public ImmutableSortedDictionary<string, CoderWork> Work { get; private set; } = ImmutableSortedDictionary.Create<string, CoderWork>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was decided about differences, by passage and the code's key; the latest counts.</summary>
    public IReadOnlyDictionary<(EntryId Passage, string Code), Consensus> Decisions => _decisions;

    /// <summary>Passages linked to themes, those aside that one of two who code apart linked while the other has not finished.</summary>
    public IReadOnlyList<LinkedQuote> Quotes => QuotesFor(null);

    /// <summary>The same, as one of two who code apart may see them: their own are among them.</summary>
    public IReadOnlyList<LinkedQuote> QuotesFor(string? coder) => [.. _quotes.Values.Where(q => !IsHidden(q.By, coder))];

    /// <summary>What was heard about codes, in order; what one of two who code apart heard is not among it while the other has not finished.</summary>
    public IReadOnlyList<HeardAspect> Aspects => AspectsFor(null);

    /// <summary>The same, as one of two who code apart may see it: their own is among it.</summary>
    public IReadOnlyList<HeardAspect> AspectsFor(string? coder) => [.. _aspects.Where(a => !IsHidden(a.By, coder))];

    /// <summary>How a passage stands to a theme, whoever said so; <see cref="CodeWords.NoStance"/> where nobody did.</summary>
    public string Stance(EntryId passage, string theme) => _quotes.GetValueOrDefault((passage, CodeWords.Key(theme)))?.Stance ?? CodeWords.NoStance;

    /// <summary>The steps of the transcript that were done, each as last recorded.</summary>
    public IReadOnlyDictionary<string, TranscriptStep> Steps => _steps;

    /// <summary>Reads one session.</summary>
    /// <param name="entries">Its stream, in reading order.</param>
    public static SessionCoding Of(string stream, SessionState state, IReadOnlyList<ReadEntry> entries, Codebook book)
    {
        var coding = new SessionCoding(stream, book, Passage.Of(state, entries));
        foreach (var read in entries)
            if (read.Stands) coding.Apply(read);
        return coding;
    }

    /// <summary>The passage in that entry, or null.</summary>
    public Passage? this[EntryId id] => _byId.GetValueOrDefault(id);

    /// <summary>True while two code apart and not both have finished: neither's work is shown to the other, and it counts nowhere.</summary>
    public bool IsBlind => Coders.Count == 2 && !Coders.All(c => Work.GetValueOrDefault(c)?.HasFinished == true);

    /// <summary>True when two coded apart and both have finished.</summary>
    public bool IsCompared => Coders.Count == 2 && !IsBlind;

    /// <summary>True where somebody may not see another's work: the two who code apart see their own, others neither.</summary>
    public bool IsHidden(string coder, string? from) => IsBlind && IsNamed(coder) && !coder.Equals(from, StringComparison.OrdinalIgnoreCase);

    /// <summary>When the second of two finished: from then on their work is compared, with the codebook of that moment.</summary>
    public DateTimeOffset? ComparedAt => IsCompared ? Coders.Max(c => Work[c].FinishedAt) : null;

    /// <summary>Those whose work makes the session coded.</summary>
    private IEnumerable<CoderWork> Workers => Coders.Count == 2 ? Coders.Select(c => Work.GetValueOrDefault(c) ?? new CoderWork(c)) : Work.Values.Where(w => w.HasBegun || w.HasFinished);

    /// <summary>How far it is coded.</summary>
    public CodingStanding Standing =>
        !Workers.Any(w => w.HasBegun || w.HasFinished) ? CodingStanding.NotCoded
        : Workers.All(w => w.HasFinished) && (!IsCompared || Differences.All(d => d.Decided is not null)) ? CodingStanding.Coded
        : CodingStanding.InProgress;

    /// <summary>The day on which its coding was closed; null while it is not coded.</summary>
    public string? CodedOn => Standing == CodingStanding.Coded ? Workers.Max(w => w.FinishedOn) : null;

    /// <summary>When the closing was recorded: what tells apart units of one day.</summary>
    public DateTimeOffset? CodedAt => Standing == CodingStanding.Coded ? Workers.Max(w => w.FinishedAt) : null;

    /// <summary>What a coder wrote at a passage, by the codes these are today; names that no code ever had stand as they were written.</summary>
    public IReadOnlyList<string> NamesBy(string coder, EntryId passage) =>
        Work.GetValueOrDefault(coder)?.Tags.GetValueOrDefault(passage) is not { } tags ? [] : [.. tags.Codes.Select(c => Book.Meant(c, tags.At)?.Name ?? c).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The codes at a passage as they count: of everybody who coded it; of two who coded apart what both applied and what was decided.</summary>
    /// <returns>Codes that were retired are left out; split ones are among them until they are coded anew.</returns>
    public IReadOnlyList<Code> At(EntryId passage)
    {
        var codes = IsBlind ? [] : IsCompared ? Agreed(passage)
            : Work.Values.SelectMany(w => w.Tags.GetValueOrDefault(passage) is { } tags ? tags.Codes.Select(c => Book.Meant(c, tags.At)) : []);
        return [.. codes.OfType<Code>().Where(c => c.Standing is CodeStanding.InUse or CodeStanding.Split).DistinctBy(c => c.Number)];
    }

    private IEnumerable<Code?> Agreed(EntryId passage)
    {
        var both = NamesThen(Coders[0], passage).Intersect(NamesThen(Coders[1], passage), StringComparer.OrdinalIgnoreCase).Select(c => Book.Meant(c, ComparedAt!.Value));
        var decided = _decisions.Values.Where(d => d.Passage == passage).Select(d => (d.Applies, Code: Book.Meant(d.Code, d.At))).ToList();
        return both.Where(c => !decided.Any(d => !d.Applies && d.Code?.Number == c?.Number)).Concat(decided.Where(d => d.Applies).Select(d => d.Code));
    }

    /// <summary>Every code of the session as it counts, each once.</summary>
    public IReadOnlyList<Code> Codes => [.. Passages.SelectMany(p => At(p.Id)).DistinctBy(c => c.Number)];

    /// <summary>Names that were written and are in no codebook, each once.</summary>
    public IReadOnlyList<string> Loose =>
        [.. Work.Values.Where(w => !IsHidden(w.Coder, null)).SelectMany(w => w.Tags.Where(t => _byId.ContainsKey(t.Key)).SelectMany(t => t.Value.Codes.Where(c => Book.Meant(c, t.Value.At) is null)))
            .DistinctBy(CodeWords.Key)];

    /// <summary>The passages that two coders are compared on: the paragraphs of the transcript, or, without one, what was noted and the session as a whole where either coded it.</summary>
    public IReadOnlyList<Passage> Compared
    {
        get
        {
            if (!IsCompared) return [];
            List<Passage> paragraphs = [.. Passages.Where(p => p.What == Passage.Paragraph)];
            return paragraphs.Count > 0 ? paragraphs : [.. Passages.Where(p => p.What != Passage.Whole || Coders.Any(c => Work[c].Tags.GetValueOrDefault(p.Id)?.Codes.Count > 0))];
        }
    }

    /// <summary>What one of two had applied to a passage when both had finished, by the codebook of that moment: what was done to the codebook since does not show.</summary>
    public IReadOnlyList<string> NamesThen(string coder, EntryId passage) =>
        Then is not { } then || Work.GetValueOrDefault(coder)?.Tags.GetValueOrDefault(passage) is not { } tags ? []
            : [.. tags.Codes.Select(c => (Written: c, Code: then.Meant(c, tags.At))).Where(c => c.Code is not { Standing: CodeStanding.Retired })
                .Select(c => c.Code?.Name ?? c.Written).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Every difference, in the order of the passages; empty until both have finished.</summary>
    public IReadOnlyList<Difference> Differences => _differences ??= !IsCompared ? [] : [.. Passages.SelectMany(DifferencesAt)];

    private Codebook? Then => _then ??= ComparedAt is { } moment ? Book.AsOf(moment) : null;

    private IEnumerable<Difference> DifferencesAt(Passage passage)
    {
        var (first, second) = (NamesThen(Coders[0], passage.Id), NamesThen(Coders[1], passage.Id));
        return first.Except(second, StringComparer.OrdinalIgnoreCase).Select(c => (Code: c, By: Coders[0]))
            .Concat(second.Except(first, StringComparer.OrdinalIgnoreCase).Select(c => (Code: c, By: Coders[1])))
            .OrderBy(d => d.Code, StringComparer.OrdinalIgnoreCase)
            .Select(d => new Difference(passage, d.Code, d.By, _decisions.GetValueOrDefault((passage.Id, CodeWords.Key(d.Code)))));
    }

    private bool IsNamed(string coder) => Coders.Contains(coder, StringComparer.OrdinalIgnoreCase);

    private void Apply(ReadEntry read)
    {
        var (by, at) = (read.Entry.Id.Person, read.At);
        var work = Work.GetValueOrDefault(by) ?? new CoderWork(by);
        switch (read.Happened)
        {
            case CodersNamed e:
                Coders = [.. e.Coders];
                break;
            case EntryTagged e when EntryId.TryParse(e.Entry, out var id):
                Work = Work.SetItem(by, work with { Tags = work.Tags.SetItem(id, new(e.Codes, at, IsLive: true)) });
                break;
            case PassageCoded e when EntryId.TryParse(e.Entry, out var id):
                Work = Work.SetItem(by, work with { Tags = work.Tags.SetItem(id, new(e.Codes, at)), HasBegun = true });
                break;
            case CodingFinished e:
                Work = Work.SetItem(by, work with { FinishedOn = e.On ?? StudyState.Day(at), FinishedAt = at });
                break;
            case CodingReopened:
                Work = Work.SetItem(by, work with { FinishedOn = null, FinishedAt = null, HasBegun = true });
                break;
            case ConsensusReached e when EntryId.TryParse(e.Entry, out var id):
                _decisions[(id, CodeWords.Key(e.Code))] = new(id, e.Code, e.Applies, e.Reason, e.On ?? StudyState.Day(at), e.People ?? [], at);
                break;
            case AspectHeard e when EntryId.TryParse(e.Entry, out var id):
                _aspects.Add(new(id, e.Code, e.Aspect, at, by));
                break;
            case QuoteLinked e when EntryId.TryParse(e.Entry, out var id):
                var theme = Book.FindThemeOnce(e.Theme)?.Name ?? e.Theme;
                if (e.Stance == CodeWords.NoStance) _quotes.Remove((id, CodeWords.Key(theme)));
                else _quotes[(id, CodeWords.Key(theme))] = new(id, theme, e.Stance, by);
                break;
            case TranscriptStepped e:
                _steps[e.Step] = new(e.Step, e.On ?? StudyState.Day(at), e.By ?? by, e.Place, e.Hash);
                break;
        }
    }
}
