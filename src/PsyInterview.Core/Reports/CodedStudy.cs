using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>The coding of a whole study: of every session whose words may be used, and the streams of units that make a curve each.</summary>
public sealed class CodedStudy
{
    private readonly Cohort _cohort;

    private CodedStudy(Codebook book, Cohort cohort)
    {
        (Book, _cohort) = (book, cohort);
        Sessions = cohort.Accounts.Where(a => !a.IsWithheld && a.State.WasHeld).OrderBy(a => a.Stream, NaturalOrder.Of)
            .Select(a => (a, SessionCoding.Of(a.Stream, a.State, a.Entries, book))).ToList();
    }

    /// <summary>The codebook.</summary>
    public Codebook Book { get; }

    /// <summary>Every session that was held and is not withheld, with its coding, P2 before P10.</summary>
    public IReadOnlyList<(Account Account, SessionCoding Coding)> Sessions { get; }

    /// <summary>Reads a log.</summary>
    public static CodedStudy Of(LogReading reading) => new(Codebook.Of(reading), Cohort.Of(reading));

    /// <summary>The same of what was read already.</summary>
    public static CodedStudy Of(Codebook book, Cohort cohort) => new(book, cohort);

    /// <summary>Who somebody is now.</summary>
    internal StudyState Study => _cohort.Study;

    /// <summary>A group as people read it.</summary>
    internal string Title(string? group) => _cohort.Title(group);

    /// <summary>
    /// The streams there are: interviews of each group by wave, focus groups of each group, and what a rule was set for. Those that were judged or have
    /// coded units come before others.
    /// </summary>
    public IReadOnlyList<CodedStream> Streams
    {
        get
        {
            var found = Sessions.Where(s => !s.Account.IsPilot).Select(s => s.Account.State.IsGroup ? new CurveStream(CurveStream.FocusGroup, Group(s.Account), 0)
                : new CurveStream(CurveStream.Interview, Group(s.Account), s.Account.State.Plan!.Wave));
            var set = Book.Saturation.Select(e => Of(e.Happened)).OfType<CurveStream>();
            return [.. set.Concat(found).Distinct().Select(s => CodedStream.Of(this, s)).OrderBy(s => s.Rule is null).ThenBy(s => s.Units.Count == 0)
                .ThenBy(s => Place(s.Stream.Group)).ThenBy(s => s.Stream.Unit == CurveStream.FocusGroup).ThenBy(s => s.Stream.Wave)];

            int Place(string? group) => _cohort.Groups.ToList().IndexOf(group);
        }
    }

    /// <summary>The streams that were asked for.</summary>
    /// <param name="group">By name or title; null for all.</param>
    /// <param name="unit">One of <see cref="CurveStream.Units"/>; null for what there is.</param>
    public IReadOnlyList<CodedStream> Asked(string? group, string? unit)
    {
        var groups = group is null ? null : _cohort.Asked(group);
        List<CodedStream> streams = [.. Streams.Where(s => (groups is null || groups.Contains(s.Stream.Group)) && (unit is null || s.Stream.Unit == unit))];
        if (unit == CurveStream.Participant && streams.Count == 0)
            streams.AddRange((groups ?? _cohort.Groups).Where(g => !_cohort.IsFocusGroup(g)).Select(g => CodedStream.Of(this, new(CurveStream.Participant, g, 0))));
        return streams;
    }

    /// <summary>The sessions of a stream, each with the name of its unit.</summary>
    internal IEnumerable<(string Unit, Account Account, SessionCoding Coding)> In(CurveStream stream) => Sessions
        .Where(s => IsIn(s.Account, stream))
        .Select(s => (stream.Unit == CurveStream.Participant || stream.Wave > 0 ? Study.Now(s.Account.State.Plan!.Participant) : s.Account.Stream, s.Account, s.Coding));

    /// <summary>The trials that would be in a stream if they counted, by the names of their sessions.</summary>
    internal IReadOnlyList<string> PilotsOf(CurveStream stream) => [.. Sessions.Where(s => s.Account.IsPilot && Fits(s.Account, stream)).Select(s => s.Account.Stream)];

    internal static CurveStream? Of(Event happened) => happened switch
    {
        SaturationRuleSet e => new(e.Unit, e.Group, e.Wave),
        SaturationJudged e => new(e.Unit, e.Group, e.Wave),
        _ => null,
    };

    internal string? Group(Account account) => account.Group ?? _cohort.GroupOf(Study.Now(account.State.Plan!.Participant));

    private bool IsIn(Account account, CurveStream stream) => !account.IsPilot && Fits(account, stream);

    private bool Fits(Account account, CurveStream stream) => Group(account) == stream.Group
        && account.State.IsGroup == (stream.Unit == CurveStream.FocusGroup) && (stream.Wave == 0 || account.State.Plan!.Wave == stream.Wave);
}
