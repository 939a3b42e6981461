using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Sampling;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>The coding of a whole study: of every session whose words may be used, and the streams of units that make a curve each.</summary>
public sealed class CodedStudy
{
    private readonly Cohort _cohort;

    private CodedStudy(Codebook book, Cohort cohort, IReadOnlyList<CheckAccount> checks)
    {
        (Book, _cohort) = (book, cohort);
        Sessions = cohort.Accounts.Where(a => !a.IsWithheld && a.State.WasHeld).OrderBy(a => a.Stream, NaturalOrder.Of)
            .Select(a => (a, SessionCoding.Of(a.Stream, a.State, a.Entries, book))).ToList();
        Words =
        [
            .. Sessions.Select(s => new CodedWords(Study.Now(s.Account.State.Plan!.Participant), s.Account.State.Plan.Wave, Group(s.Account), s.Coding, s.Account, null)),
            .. checks.Where(c => c.Check.IsAnswered && !cohort.IsWithheld(c.Check.Person) && !IsPilot(c.Check))
                .Select(c => new CodedWords(c.Check.Person, c.Check.Wave, cohort.GroupOf(c.Check.Person), SessionCoding.Of(c.Check.Stream, SessionState.Empty, c.Entries, book), null, c.Check))
                .Where(w => w.Coding.Passages.Count > 0),
        ];
    }

    /// <summary>The codebook.</summary>
    public Codebook Book { get; }

    /// <summary>Every session that was held and is not withheld, with its coding, P2 before P10.</summary>
    public IReadOnlyList<(Account Account, SessionCoding Coding)> Sessions { get; }

    /// <summary>Everything that is coded: the sessions, then what participants wrote in member checks.</summary>
    public IReadOnlyList<CodedWords> Words { get; }

    /// <summary>Reads a log.</summary>
    public static CodedStudy Of(LogReading reading)
    {
        var cohort = Cohort.Of(reading);
        return new(Codebook.Of(reading), cohort, CheckAccount.All(reading, cohort.Study));
    }

    /// <summary>The same of what was read already.</summary>
    public static CodedStudy Of(Codebook book, Cohort cohort, IReadOnlyList<CheckAccount> checks) => new(book, cohort, checks);

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
            var checkedBack = Words.Where(w => w.Check is not null && w.Coding.Standing is not CodingStanding.NotCoded).Select(w => new CurveStream(CurveStream.MemberCheck, w.Group, w.Wave));
            var set = Book.Saturation.Select(e => Of(e.Happened)).OfType<CurveStream>();
            return [.. set.Concat(found).Concat(checkedBack).Distinct().Select(s => CodedStream.Of(this, s)).OrderBy(s => s.Rule is null).ThenBy(s => s.Units.Count == 0).ThenBy(s => s.Stream.Unit == CurveStream.MemberCheck)
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

    /// <summary>What is coded in a stream, each with the name of its unit. A member check is a unit of its own and says so.</summary>
    internal IEnumerable<(string Unit, CodedWords Words)> In(CurveStream stream) => Words.Where(w => IsIn(w, stream)).Select(w => (UnitOf(w, stream), w));

    private string UnitOf(CodedWords words, CurveStream stream) => words.Check is { } check ? $"{words.Person} member check ({CheckForms.Words(check.Form)}{(check.Number > 1 ? $" {NumberWords.Digits(check.Number)}" : "")})"
        : stream.Unit == CurveStream.Participant || stream.Wave > 0 ? words.Person : words.Stream;

    /// <summary>The trials that would be in a stream if they counted, by the names of their sessions.</summary>
    internal IReadOnlyList<string> PilotsOf(CurveStream stream) => [.. Sessions.Where(s => s.Account.IsPilot && Fits(s.Account, stream)).Select(s => s.Account.Stream)];

    internal static CurveStream? Of(Event happened) => happened switch
    {
        SaturationRuleSet e => new(e.Unit, e.Group, e.Wave),
        SaturationJudged e => new(e.Unit, e.Group, e.Wave),
        _ => null,
    };

    internal string? Group(Account account) => account.Group ?? _cohort.GroupOf(Study.Now(account.State.Plan!.Participant));

    private bool IsIn(CodedWords words, CurveStream stream) => words.Account is { } account ? !account.IsPilot && Fits(account, stream)
        : stream.Unit == CurveStream.MemberCheck && words.Group == stream.Group && words.Wave == stream.Wave;

    // Who took part in a trial and in nothing else is nobody of the sample.
    private bool IsPilot(MemberCheck check) => _cohort.Held(check.Person) is { Count: > 0 } held && held.All(a => a.IsPilot);

    private bool Fits(Account account, CurveStream stream) => Group(account) == stream.Group
        && account.State.IsGroup == (stream.Unit == CurveStream.FocusGroup) && (stream.Wave == 0 || account.State.Plan!.Wave == stream.Wave);
}
