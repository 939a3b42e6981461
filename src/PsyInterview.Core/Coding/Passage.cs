using PsyInterview.Log;
using PsyInterview.Sessions;

namespace PsyInterview.Coding;

/// <summary>Something of a session to which codes can be applied.</summary>
/// <param name="Id">The entry that holds the words; of the session as a whole, the entry with which it was planned.</param>
/// <param name="What"><c>session</c>, <c>paragraph</c>, or what the account calls it: <c>quote</c>, <c>note</c>, <c>improvised</c>, ...; of a member check <c>addition</c>, ...</param>
/// <param name="Number">Of a paragraph its place from 1; otherwise 0.</param>
/// <param name="On">The question or topic it belongs to, where that is known.</param>
/// <param name="Speaker">Whose words, where that is known.</param>
/// <param name="Live">The codes it was tagged with during the talk, as last tagged by anybody.</param>
public sealed record Passage(EntryId Id, string What, int Number, string? On, string? Speaker, string Text, IReadOnlyList<string> Live)
{
    /// <summary>The kind of passage that is the whole session.</summary>
    public const string Whole = "session";

    /// <summary>The kind of passage that is a paragraph of a transcript.</summary>
    public const string Paragraph = "paragraph";

    /// <summary>
    /// The passages in order: the session as a whole, what was noted, then the transcript; of a member check what the participant wrote. What was struck or erased is not among them.
    /// </summary>
    public static IReadOnlyList<Passage> Of(SessionState state, IReadOnlyList<ReadEntry> entries)
    {
        List<Passage> passages = [];
        var begin = entries.FirstOrDefault(e => e.Stands && e.Happened is SessionPlanned or PastSessionStated);
        if (begin is not null) passages.Add(new(begin.Entry.Id, Whole, 0, null, null, "", []));
        passages.AddRange(state.Moments.Where(m => m.IsNote && !m.Struck && (m.Text is { Length: > 0 } || m.Answer is not null))
            .Select(m => new Passage(m.Id, m.What, 0, m.On, m.Speaker, Words(m), [.. m.Codes])));
        var imported = entries.LastOrDefault(e => e.Stands && e.Happened is TranscriptImported)?.Entry.Id;
        if (imported is { } last)
            passages.AddRange(entries.Where(e => e.Stands && e.Happened is SegmentImported && e.Entry.Id.Recorder == last.Recorder && e.Entry.Id.Number > last.Number)
                .Select(e => (e.Entry.Id, Segment: (SegmentImported)e.Happened)).OrderBy(s => s.Segment.Number)
                .Select(s => new Passage(s.Id, Paragraph, s.Segment.Number, null, s.Segment.Speaker, s.Segment.Text, [])));
        passages.AddRange(entries.Where(e => e.Stands && e.Happened is ICanBeCoded).Select(e => (e.Entry.Id, Own: (ICanBeCoded)e.Happened))
            .GroupBy(o => o.Own.About ?? o.Id.ToString(), StringComparer.Ordinal).Where(g => g.Last().Own.Words is { Length: > 0 })
            // Worded anew it is the same passage, and keeps its codes.
            .Select(g => new Passage(g.First(o => o.Own.Words is { Length: > 0 }).Id, g.Last().Own.What, 0, g.Last().Own.About, null, g.Last().Own.Words!, [])));
        return passages;
    }

    private static string Words(Moment moment) => string.Join("; ", new[] { moment.Text, moment.Answer is null or "none" ? null : moment.Answer, moment.AnswerText }.Where(w => w is { Length: > 0 }));
}
