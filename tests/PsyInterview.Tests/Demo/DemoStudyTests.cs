using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Demo;

/// <summary>The invented study: the same everywhere, possible throughout, and of use.</summary>
public sealed partial class DemoStudyTests
{
    private static readonly IReadOnlyList<Entry> Entries = DemoStudy.Entries();
    private static readonly LogReading Reading = LogReading.Of(Entries, AllKinds.Known);
    private static readonly StudyState Study = StudyState.Of(Reading);
    private static readonly IReadOnlyDictionary<string, SessionState> Sessions =
        Reading.Streams.Where(EntryId.IsSession).ToDictionary(s => s, s => SessionState.Of(Reading, s));

    public static TheoryData<string> Streams() => [.. Sessions.Keys];

    public static TheoryData<string> Talked() => [.. Sessions.Where(s => s.Value.Start is not null).Select(s => s.Key)];

    [Fact]
    public void Told_twice_it_is_the_same() => Assert.Equal(Entries, DemoStudy.Entries());

    [Fact]
    public void What_was_asked_to_be_changed_is_about_the_statement_it_stands_under_and_no_letter_that_was_sent_has_a_blank()
    {
        var checks = MemberCheck.All(Reading, StudyState.Of(Reading));
        Assert.StartsWith("The hour made it harder", checks.Single(c => c.Person == "P03").Statements[Assert.Single(checks.SelectMany(c => c.Changes)).Statement - 1], StringComparison.Ordinal);
        Assert.All(checks, c => Assert.Empty(LetterTemplate.Blanks(c.SentVersion!.Text!)));
    }

    [Fact]
    public void Its_bytes_are_the_same_on_every_machine()
    {
        // Changes with every word of the stories, the guides and the letters; it must not change otherwise.
        var all = string.Join('\n', Entries.Select(e => e.Commitment));
        Assert.Equal(
            "54a1b1129099d3196fdc95c29b61b652b4b1c349c31dfa6253b73f52628cd0c5",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all))));
    }

    [Fact]
    public void The_chain_holds() => Assert.Empty(LogCheck.Of(Entries));

    [Fact]
    public void Every_entry_is_of_a_known_kind_and_none_is_there_twice()
    {
        Assert.DoesNotContain(Reading.Entries, e => e.Happened is UnknownEvent);
        Assert.Equal(Entries.Count, Entries.Select(e => e.Id).Distinct().Count());
        Assert.Equal(Entries.Count, Entries.Select(e => e.Salt).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void The_protocol_allows_every_step(string stream) => Assert.Empty(SessionCheck.Of(Reading.In(stream)));

    [Fact]
    public void Its_member_checks_followed_their_protocol_and_show_what_can_come_of_one()
    {
        Assert.Empty(Reading.Streams.Where(EntryId.IsMemberCheck).SelectMany(s => CheckFindings.Of(Reading.In(s))));
        Assert.Equal(["P01 with additions", "P02 sent", "P03 changes asked"], MemberCheck.All(Reading, Study).Select(c => $"{c.Person} {CheckStanding.Of(c)}"));
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void A_session_refers_to_questions_of_its_own_guide_only(string stream)
    {
        var state = Sessions[stream];
        var guide = GuideParser.Parse(Study.GuideOf(state.Plan!.GuideHash)!.Text).Guide!;
        Assert.All(state.Questions.Keys, q => Assert.NotNull(guide.Question(q)));
        Assert.All(state.Moments.Where(m => m.On is not null), m => Assert.NotNull(NoteDecisions.Target(guide, m.On!)));
    }

    [Fact]
    public void It_says_that_it_is_invented_and_who_takes_part()
    {
        Assert.True(Study.Invented);
        Assert.Equal(["P01", "P02", "P03", "P04", "P05", "P06", "T01"], Study.Participants.Keys);
        Assert.Equal(["patient-first", "patient-second", "therapist", "patient-first"], Study.Guides.Select(g => g.Guide));
        Assert.All(Study.FittingQuestions, f => Assert.NotNull(f.Because));
        Assert.Equal(2, Study.FittingQuestions.Count);
        Assert.Equal(["an-demo", "jb-demo"], Entries.Select(e => e.Id.Recorder).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Every_item_of_the_consent_was_asked_before_the_talk(string stream)
    {
        var (state, plan) = (Sessions[stream], Sessions[stream].Plan!);
        Assert.All(ConsentItems.All, i =>
            Assert.True(Study.ConsentTo(plan.Participant, plan.Wave, i.Item)!.At < (state.Start ?? DateTimeOffset.MaxValue)));
    }

    [Fact]
    public void One_person_declines_reuse_and_one_declines_quotes_and_is_not_quoted()
    {
        Assert.Equal([("P02", "reuse"), ("P04", "quotes")],
            Study.Consent.Where(c => !c.Value.Given).Select(c => (c.Key.Participant, c.Key.Item)).Order());
        Assert.DoesNotContain(Sessions["P04-1"].Moments, m => m.What == "quote");
    }

    [Theory]
    [MemberData(nameof(Talked))]
    public void A_talk_takes_between_twenty_and_sixty_minutes_and_leaves_nothing_unanswered(string stream)
    {
        var state = Sessions[stream];
        Assert.InRange(state.Net(default).TotalMinutes, 20, 60);
        Assert.Empty(state.Unanswered);
        Assert.True(StartCheck.IsComplete(state));
        Assert.True(state.Moments.Count(m => m.IsNote) >= 20);
        Assert.Contains(state.Moments, m => m.Codes.Count > 0);
        Assert.Equal(stream == "P05-1" ? Phase.Ended : Phase.Debriefed, state.Phase);
    }

    [Fact]
    public void One_session_waits_for_its_start_check_and_nothing_else()
    {
        var state = Assert.Single(Sessions, s => s.Value.Start is null);
        Assert.Equal(("P06-1", Phase.Planned), (state.Key, state.Value.Phase));
        Assert.Null(FrameDecisions.CheckConsent(state.Value, Study).Refusal);
        Assert.Null(FrameDecisions.WhyNotStart(Study, state.Value));
        Assert.Null(FrameDecisions.WhyNotRecord(Study, state.Value));
    }

    [Fact]
    public void Every_status_of_a_question_occurs()
    {
        var statuses = Sessions.Values.Where(s => s.Start is not null).SelectMany(s =>
            GuideParser.Parse(Study.GuideOf(s.Plan!.GuideHash)!.Text).Guide!.Questions.Select(q => s.Coverage(q.Id).Status));
        Assert.Equal(["asked", "declined", "not asked", "parked", "skipped", "volunteered"], statuses.Distinct().Order());
    }

    [Theory]
    [InlineData("break")]
    [InlineData("connection lost")]
    [InlineData("audio gap")]
    [InlineData("off the record")]
    [InlineData("poor sound")]
    [InlineData("distress")]
    public void What_gets_in_the_way_occurs_and_is_over(string what)
    {
        var stretch = Assert.Single(Sessions.Values.SelectMany(s => s.Stretches), s => s.What == what);
        Assert.True(stretch.To > stretch.From);
    }

    [Fact]
    public void What_a_person_can_do_with_words_occurs()
    {
        List<Moment> moments = [.. Sessions.Values.SelectMany(s => s.Moments)];
        string[] forms =
        [
            "note", "quote", "non-verbal", "thought", "marker", "improvised", "probe", "sync mark", "asked if it fits", "distress step",
        ];
        foreach (var what in forms)
            Assert.Contains(moments, m => m.What == what);
        foreach (var answer in (string[])["confirmed", "corrected", "added", "laughs", "cries", "silence", "agreed", "not agreed"])
            Assert.Contains(moments, m => m.Answer == answer);
        Assert.Contains(moments, m => m.AfterRecording && m.Answer == "agreed");
        Assert.Contains(moments, m => m.Restricted);
        Assert.Contains(moments, m => m.Edited);
        Assert.Single(moments, m => m.MovedFrom is not null);
        Assert.Single(moments, m => m.BackDatedBy > 0);
        Assert.Single(Reading.Entries, e => e.Happened is EntryRetracted);
        Assert.InRange(moments.SelectMany(m => m.Codes).Distinct().Count(), 8, 16);
        Assert.Equal(365, (Sessions["P01-2"].Start!.Value - Sessions["P01-1"].Start!.Value).TotalDays, 7.0);
    }

    [Fact]
    public void The_reports_can_be_drawn_from_it() => Assert.Equal(7, Durations.From(Reading).Rows.Count);

    /// <summary>
    /// A name shows as a capital where no sentence begins, or as a sentence's first word that nobody writes small anywhere.
    /// </summary>
    [Fact]
    public void Nothing_looks_like_a_personal_name()
    {
        List<string> texts = [.. Entries.Where(e => e.Kind is not "guide-imported" and not "letter-written" and not "session-planned" and not "study-created")
            .SelectMany(e => Strings(JsonDocument.Parse(e.Data!).RootElement))];
        var small = string.Join('\n', texts.Concat(Study.Guides.Select(g => g.Text))).Split([.. " \n.,;:?!\"'()[]{}#>*_-"])
            .Where(w => w.Length > 0 && char.IsLower(w[0])).ToHashSet(StringComparer.Ordinal);
        string[] known =
        [
            "I", "Zoom", "Tuesday", "November", "Hocus", "Kitchen", "None", "Careful", "Video", "Friendly", "Add", "Offer", "Thanked", "Generous",
        ];
        var odd = texts.Where(t => !EntryId.TryParse(t, out _) && !Code().IsMatch(t)).SelectMany(t => Capital().Matches(t))
            .Select(m => m.Value).Where(w => !Code().IsMatch(w) && !known.Contains(w)).Where(w => !small.Contains(w.ToLowerInvariant())).Distinct();
        Assert.Equal("", string.Join(' ', odd));
        var within = texts.SelectMany(t => Within().Matches(t)).Select(m => m.Value).Where(w => !Code().IsMatch(w) && !known.Contains(w)).Distinct();
        Assert.Equal("", string.Join(' ', within));
    }

    [Fact]
    public void It_is_told_in_a_moment()
    {
        var best = Enumerable.Range(0, 5).Min(_ =>
        {
            var from = Stopwatch.GetTimestamp();
            DemoStudy.Entries();
            return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        });
        TestContext.Current.SendDiagnosticMessage("told in {0:F1} ms, {1} entries", best, Entries.Count);
        Assert.True(best < 300, $"{best:F1} ms");
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Strings(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        _ => [],
    };

    [GeneratedRegex(@"^[PTC](\d\d)?$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\b\p{Lu}\w*")]
    private static partial Regex Capital();

    [GeneratedRegex(@"(?<=[^.?!:""\s]\s+)\p{Lu}\w*")]
    private static partial Regex Within();
}
