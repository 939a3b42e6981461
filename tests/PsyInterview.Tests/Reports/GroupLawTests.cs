using CsCheck;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Talk;
using Xunit;

namespace PsyInterview.Tests.Reports;

/// <summary>What holds for any focus group that three laptops recorded.</summary>
public sealed class GroupLawTests
{
    private const string Stream = "FG1-1";
    private static readonly DateTimeOffset Zero = new(2026, 11, 9, 18, 0, 0, TimeSpan.FromHours(1));
    private static readonly string[] Recorders = ["mw-0001", "sd-0001", "jk-0001"];
    private static readonly string[] People = ["T04", "T09", "T11", "T15"];
    private static readonly EventKinds Kinds = AllKinds.Known;

    private static readonly Gen<(int Recorder, int Act, int A, int B, int Later)[]> Acts =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 40]).Array[1, 40];

    [Fact]
    public void Merged_in_any_order_a_group_reads_the_same_and_its_talk_adds_up() => Acts.Sample(acts =>
    {
        var logs = Recorded(acts);
        string? told = null;
        foreach (var order in Orders)
        {
            var merged = LogReading.Of(order.Aggregate((IReadOnlyList<Entry>)[], (log, i) => LogUnion.Of(log, logs[i]).Entries), Kinds);
            var now = string.Join('\n', ReportCatalog.All.Where(r => r.Name is "talk" or "interaction" or "consensus" or "attendance" or "timeline")
                .Select(r => r.From(merged, ReportOptions.On(new DateOnly(2026, 11, 20))).ToMarkdown()));
            Assert.Equal(told ??= now, now);
            var state = SessionState.Of(merged, Stream);
            if (GroupTurns.Of(state) is not { } turns) continue;
            var balance = TalkBalance.Of(turns.Turns, turns.Seated);
            var all = balance.Participants.Append(balance.Moderator).Append(balance.Unknown).OfType<SpeakerTotal>().ToList();
            Assert.Equal(turns.Turns.Sum(t => t.Length.Ticks), all.Sum(t => t.Spoken.Ticks));
            Assert.Equal(turns.Turns.Count, all.Sum(t => t.Turns));
            Assert.Equal(state.Group.TrackOf(turns.Observer).Totals.Sum(t => t.Value.Spoken.Ticks),
                state.Group.TrackOf(turns.Observer).Turns.Where(t => t.To is not null).Sum(t => (t.To!.Value - t.From).Ticks));
        }
    }, iter: 150);

    [Fact]
    public void Who_was_erased_stays_erased_in_whatever_order_the_laptops_come_together() => Gen.Select(Acts, Gen.Int[0, 2]).Sample((acts, first) =>
    {
        var logs = Recorded(acts);
        var chain = new Chain("rs-0001", Kinds, () => new byte[16]);
        logs[first].Add(chain.Seal(EntryId.Study, Zero.AddDays(1), new ParticipantWithdrew("T04", Scopes.Erase)));
        logs[first] = [.. Erased(logs[first])];
        List<Entry>? ended = null;
        foreach (var order in Orders)
        {
            IReadOnlyList<Entry> log = [];
            // Each step erases what is due then, as a study does when something was merged into it.
            foreach (var i in order) log = Erased(LogUnion.Of(log, logs[i]).Entries);
            Assert.DoesNotContain(log, e => e.Data is { } data && data.Contains("said by T04", StringComparison.Ordinal));
            Assert.All(log.Where(e => !Kinds.Keeps(e) && !e.Erased), e => Assert.False(Kinds.Read(e) is IAbout { Person: "T04" }));
            Assert.Empty(LogCheck.Of(log));
            var sorted = log.OrderBy(e => e.Id).ToList();
            Assert.Equal(ended ??= sorted, sorted);
        }
        // The others' words are still there.
        Assert.Equal(
            logs.SelectMany(l => l).Where(e => e.Data is { } d && d.Contains("said by T", StringComparison.Ordinal) && !d.Contains("T04", StringComparison.Ordinal)
                && !EverOfT04(logs.SelectMany(l => l), e)).Select(e => e.Id).Distinct().Order(),
            ended!.Where(e => e.Data is { } d && d.Contains("said by T", StringComparison.Ordinal)).Select(e => e.Id).Order());
    }, iter: 150);

    private static int[][] Orders => [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    // A quote that was said to be theirs at any time, and what was said of it.
    private static bool EverOfT04(IEnumerable<Entry> all, Entry entry)
    {
        var about = Kinds.Read(entry) is TextEdited edit ? edit.Entry : entry.Id.ToString();
        return all.Any(e => Kinds.Read(e) is SpeakerSettled { Speaker: "T04" } settled && settled.Entry == about);
    }

    private static IReadOnlyList<Entry> Erased(IReadOnlyList<Entry> log)
    {
        var gone = Erasure.Of(LogReading.Of(log, Kinds), Kinds).ToHashSet();
        return [.. log.Select(e => gone.Contains(e.Id) ? e.Erase() : e)];
    }

    private static List<Entry>[] Recorded((int Recorder, int Act, int A, int B, int Later)[] acts)
    {
        var chains = Recorders.Select(r => new Chain(r, Kinds, () => new byte[16])).ToArray();
        List<Entry>[] logs = [[], [], []];
        var last = new EntryId?[3];
        var second = 0;
        void Say(int who, string stream, params Event[] events) => logs[who].AddRange(events.Select(e => chains[who].Seal(stream, Zero.AddSeconds(second), e)));
        Say(0, EntryId.Study, [new StudyCreated("A study"), .. People.Select(p => new ParticipantAdded(p))]);
        Say(0, Stream, [new SessionPlanned("FG1", "focus-group", 1, "five", 1, "en", Talk.Guide.Hash), new SessionRoleGiven("mw", SessionRoles.Lead),
            .. People.Select((p, i) => new SeatTaken(i + 1, p)), new ChecksDeferred(), new SessionStarted(), new QuestionAsked("q1")]);
        foreach (var (who, act, a, b, later) in acts)
        {
            second += later;
            Event happened = act switch
            {
                0 or 1 or 2 => new FloorTaken(a == 3 ? Speakers.Moderator : People[a], a + 1, "q1"),
                3 => new FloorLeft("q1"),
                4 => new ActNoted(People[a], b == 0 ? "nods" : GroupActs.Disagrees, b == 0 ? null : People[b], "q1"),
                5 => new NoteTaken(NoteForms.Quote, "q1", $"said by {People[a]}", false, People[a]),
                6 when last[who] is { } quote => new TextEdited(quote.ToString(), $"said by {People[a]} once more"),
                7 when last[who] is { } quote => new SpeakerSettled(quote.ToString(), People[b]),
                8 => new OverlapBegan(People[a], "q1"),
                _ => new OverlapEnded(People[a]),
            };
            // An edit by somebody else of another's words would be of two people: here each edit is of whose the quote was.
            if (happened is TextEdited edit) happened = edit with { Text = Kinds.Read(logs[who].First(e => e.Id == last[who])) is NoteTaken note ? note.Text + " indeed" : edit.Text };
            Say(who, Stream, happened);
            if (happened is NoteTaken) last[who] = logs[who][^1].Id;
        }
        return logs;
    }
}
