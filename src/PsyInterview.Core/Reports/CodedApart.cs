using PsyInterview.Agreement;
using PsyInterview.Coding;
using PsyInterview.Log;

namespace PsyInterview.Reports;

/// <summary>Two coders and the sessions that both have finished without seeing each other's work.</summary>
/// <param name="First">The first as the earliest of these sessions names them.</param>
/// <param name="Sessions">P2 before P10.</param>
public sealed record CodedApart(string First, string Second, IReadOnlyList<SessionCoding> Sessions)
{
    private CodingAgreement? _agreement;

    /// <summary>How far they agreed before they spoke about it: what each had applied when both had finished, by the codebook of that moment.</summary>
    public CodingAgreement Agreement => _agreement ??= Compare();

    /// <summary>Their differences on the passages that are compared, in order.</summary>
    public IReadOnlyList<(SessionCoding Session, Difference Difference)> Differences =>
        [.. Sessions.SelectMany(s => s.Compared.Select(p => p.Id).ToHashSet() is var compared ? s.Differences.Where(d => compared.Contains(d.Passage.Id)).Select(d => (s, d)) : [])];

    /// <summary>Every pair of coders with their sessions, in the order of the sessions.</summary>
    /// <param name="session">Only this one, or null for all.</param>
    public static IReadOnlyList<CodedApart> Of(CodedStudy study, string? session = null) =>
        [.. study.Words.Where(s => s.Coding.IsCompared && (session is null || s.Stream == session)).Select(s => s.Coding)
            .GroupBy(s => string.Join(' ', s.Coders.Select(c => c.ToUpperInvariant()).Order(StringComparer.Ordinal)))
            .Select(pair => new CodedApart(pair.First().Coders[0], pair.First().Coders[1], [.. pair]))];

    /// <summary>One session that both have finished.</summary>
    public static CodedApart Of(SessionCoding session) => new(session.Coders[0], session.Coders[1], [session]);

    /// <summary>A passage as reports call it: <c>paragraph 12</c>, <c>quote sd-k3f9/000042</c>, <c>session as a whole</c>. Never its words.</summary>
    public static string Name(Passage passage) => passage.What switch
    {
        Passage.Whole => "session as a whole",
        Passage.Paragraph => $"paragraph {NumberWords.Digits(passage.Number)}",
        var what => $"{what} {passage.Id.ToString()[(passage.Id.Stream.Length + 1)..]}",
    };

    private CodingAgreement Compare()
    {
        // Names that no code has may be written in two ways by two coders; they are one.
        var spelled = new Dictionary<string, string>(StringComparer.Ordinal);
        List<(string Segment, SessionCoding Session, EntryId Passage)> segments = [.. Sessions.SelectMany(s => s.Compared.Select(p => ($"{s.Stream} {Name(p)}", s, p.Id)))];
        return CodingAgreement.Of([.. segments.Select(s => s.Segment)], By(First), By(Second));

        Dictionary<string, IReadOnlySet<string>> By(string coder) => segments.ToDictionary(
            s => s.Segment, s => (IReadOnlySet<string>)s.Session.NamesThen(coder, s.Passage).Select(One).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

        string One(string name) => spelled.TryGetValue(CodeWords.Key(name), out var written) ? written : spelled[CodeWords.Key(name)] = name;
    }
}
