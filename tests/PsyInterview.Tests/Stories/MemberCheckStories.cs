using PsyInterview.Coding;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>Member checks at the keyboard: the founding study's three confirmed summaries, and the awkward ones.</summary>
public sealed class MemberCheckStories : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-checks-").FullName;

    [Fact]
    public void Three_summaries_are_sent_and_confirmed()
    {
        using var story = InList();
        foreach (var code in (string[])["P01", "P02", "P03"])
        {
            story.Keys($"n<C-u>{code}<Enter><Enter>").Sees($"{code} individual summary: planned").Keys("<Enter>").Until("What you told us").Sees($"Letter to {code}");
            story.Keys("<Esc>").Sees("Enter: make the letter, in a file").Keys("s").Sees("sent on:").Keys("<Enter>").Sees("sent by:").Keys("<Enter>").Sees("answer expected by: 2026-03-23").Keys("<Enter>").Sees("sent, due Mon 23 Mar");
            story.Keys("<Enter>").Sees("the answer came on:").Keys("<Enter>").Sees("as a whole the answer is:").DoesNotSee("answer is: confirmed").Keys("confirmed<Enter>").Sees("answered, confirmed").Keys("Y").Sees("2 statements confirmed").Sees("2 of 2 answered");
            story.Keys("<Enter>").Sees("reviewed on:").Keys("<Enter>").Sees("reviewed, confirmed").Keys("<Enter><Enter>").Sees("closed, confirmed").Keys("<Esc>").Until($"{code}    individual summary");
        }
        story.Keys("r").Until("Individual summary: invited 3 of 4; returned 3: confirmed 3");
        Assert.Equal([CheckPhase.Closed, CheckPhase.Closed, CheckPhase.Closed], Checks(story).Select(c => c.Phase));
        Assert.All(Checks(story), c => Assert.Equal(Letter.Hash(c.SentVersion!.Text!), c.Hashes!.Value.Letter));
    }

    [Fact]
    public void A_hard_case_corrections_a_dispute_and_an_addition_are_noted_decided_and_coded()
    {
        using var story = InCheck("P01-1.summary", Sent);
        story.Keys("b<Enter>").Sees("as a whole the answer is:").Keys("<Esc>").Sees("Enter: note the answer as a whole");
        story.Keys("c").Sees("statement 1, in their words:").Keys("at first only<Enter>").Sees("noted; as a whole: corrections requested").Sees("they would say: at first only");
        story.Keys("jx").Sees("statement 2 is not so:").Keys("never said that<Enter>").Sees("not so: never said that").Keys("ait was the stairs<Enter>").Sees("+ it was the stairs");
        story.Keys("v").Sees("a requested change is not decided yet").Keys("gd").Sees("no change was asked for in this row");
        story.Keys("<Enter>").Sees("the change is: accepted").Keys("<Enter>").Sees("accepted, because:").Keys("read too widely<Enter>").Sees("it touches the codes or themes:").Keys("relax<Tab><Enter>").Sees("decided; one change to go");
        story.Keys("<Enter>").Keys("<C-u>not acc<Enter>").Sees("not accepted, because:").Keys("it is on the audio<Enter><Enter>").Sees("every change is decided");
        Assert.Equal(
            ["accepted read too widely relaxing", "not accepted it is on the audio "], Checks(story)[0].Changes.Select(c => Checks(story)[0].Decisions[c.Id]).Select(d => $"{d.Verdict} {d.Reason} {string.Join(',', d.Touched)}"));
        story.Keys("v<Enter>").Sees("reviewed").Keys("#").Sees("P01 individual summary: not coded").Sees("addition").Sees("it was the stairs").Keys("G#stairs<Enter>").Sees("#stairs").Keys("f<Enter>").Keys("<Esc>");
        story.Keys("w").Until("Letter to P01").Keys("e<PgDn><PgDn><PgDn>Corrected.<Esc><Esc>").Sees("version 2").Sees("corrected").Keys("C<Enter>").Sees("closed, corrections requested");
        Assert.Equal(2, Checks(story)[0].Letters.Count);
        Assert.Equal(1, Checks(story)[0].Sent!.Version);
    }

    [Fact]
    public void No_answer_is_reminded_of_once_overdue_and_is_no_confirmation()
    {
        using var story = Story.InStudy(recorder => { Told(recorder); Sent(recorder.MemberCheck("P01-1.summary"), "2026-02-20"); });
        story.Until("check      P01     individual summary: no answer yet, due 20 Feb, overdue");
        story.Keys("kkkkkkkkk").Sees("Enter: the member check").Keys("<Enter>").Sees("P01 individual summary: sent").Keys("r<Enter>").Sees("answer expected by:").Keys("<Enter>").Sees("reminded one time");
        story.Keys("o").Sees("it came to no answer:").Keys("<C-u>no<Enter>").Sees("no response, because:").Keys("<Enter>").Sees("no response: it is no confirmation");
        story.Keys("<Esc>").UntilGone("individual summary").Sees("Participants and sessions");
        Assert.Equal(CheckCounts.NoResponse, CheckCounts.PartOf(Checks(story)[0]));
    }

    [Fact]
    public void A_withdrawal_after_sending_ends_it()
    {
        using var story = InCheck("P01-1.summary", Sent);
        story.Keys("iW1").Until("What stops").Keys("<Enter>yes<Enter>").Until("Recorded: P01 withdrew").Keys("<Esc><Esc>").Sees("P01 individual summary: withdrew").Sees("nothing more is asked or used").Keys("b").Sees("the participant withdrew").Keys("r").Sees("the participant withdrew");
    }

    [Fact]
    public void Without_consent_nothing_is_sent_and_the_screen_says_why()
    {
        using var story = InCheck("P04-1.summary", _ => { }, "P04");
        story.Keys("<Enter>").Until("Letter to P04").Keys("<Esc>").Sees("Enter: not yet: P04 did not agree to being contacted again");
        story.Keys("s").Sees("P04 did not agree to being contacted again").Keys("<Enter>").Sees("P04 did not agree").DoesNotSee("sent on:");
        story.Keys("o").Sees("it came to no answer:").Keys("<C-u>not el<Enter><Enter>").Sees("say why they are not to be asked").Keys("no consent<Enter>").Sees("P04 individual summary: not eligible");
    }

    [Fact]
    public void Distress_waits_on_the_studys_screen_until_it_is_said_what_was_done()
    {
        using var story = Story.InStudy(recorder => { Told(recorder); var check = recorder.MemberCheck("P01-1.summary"); Sent(check); Do(check, (s, c) => MemberCheckDecisions.Return(s, c, Day, response: CheckResponses.Distressed)); });
        story.Until("distress   P01").Sees("member check: say what was done about it").Keys("kkkkkkkkk<Enter>").Sees("answered, distressed").Keys("v<Enter>").Sees("f: say what was done about the distress").Keys("<Enter>").Sees("what was done about the distress:").Keys("called<Enter>").Sees("noted").Keys("j").Sees("Enter: close it");
        story.Keys("<Enter><Enter>").Sees("closed, distressed").Keys("<Esc>").UntilGone("say what was done").Sees("Participants and sessions");
    }

    [Fact]
    public void A_letter_that_is_being_written_when_the_program_stops_is_there_again_and_each_version_stays()
    {
        using var story = InCheck("P01-1.summary", _ => { });
        story.Keys("<Enter>").Until("Letter to P01").Keys("eDear you, ").Until("Dear you");
        story.At("00:02");
        story.Study!.SaveNow();
        Assert.StartsWith("Dear you, # What you told us", story.Recorder.MemberCheck("P01-1.summary").KeptLetter, StringComparison.Ordinal);
        story.Keys("<Esc><Esc>").Sees("version 2 written").Keys("V").Sees("VERSION 2").Sees("Dear you, # What you told us");
        Assert.Null(story.Recorder.MemberCheck("P01-1.summary").KeptLetter);
    }

    [Fact]
    public void The_letter_goes_to_a_file_and_that_is_on_record()
    {
        var (word, other) = (Path.Combine(_folder, "p01.docx"), Path.Combine(_folder, "p01.odt"));
        using var story = InCheck("P01-1.summary", Sent);
        story.Keys($"l{other}<Enter>").Until("it has to end in .docx, .html or .md").Keys($"l<C-u>{word}<Enter>").Until("version 1 written to");
        Assert.True(new FileInfo(word).Length > 1000);
        Assert.Equal(("letter P01-1.summary v1", "p01.docx"), (story.Recorder.Study.Exports[^1].What, story.Recorder.Study.Exports[^1].Where));
    }

    [Fact]
    public void The_study_words_its_letters_itself()
    {
        using var story = InList();
        story.Keys("t<Enter>").Sees("language of the letter “summary”:").Keys("<C-u>nl<Enter>").Sees("Wat u ons vertelde").Sees("{summary}").Keys("eHallo <Esc>").Sees("Letter “summary”, nl");
        Assert.StartsWith("Hallo # Wat u ons vertelde", story.Recorder.Study.LetterTemplates[("summary", "nl")], StringComparison.Ordinal);
        story.Keys(":as before<Enter>").Sees("the words that come with the program are used again");
        Assert.Empty(story.Recorder.Study.LetterTemplates);
    }

    [Fact]
    public void Undo_says_what_it_took_back()
    {
        using var story = InCheck("P01-1.summary", Sent);
        story.Keys("b<Enter>confirmed<Enter>").Sees("answered, confirmed").At("00:10").Keys("y").Sees("statement 1 confirmed").At("00:20").Keys("Y").At("00:30").Keys("u").Sees("took back: the answer to statement 2").Keys("u").Sees("took back: the answer to statement 1").Keys("u").Sees("took back: that the answer came").Sees("sent, due Fri 20 Mar");
    }

    [Fact]
    public void Where_there_is_none_the_list_says_what_it_is_for()
    {
        using var story = Story.InStudy(WithdrawalStories.Told).Until("2 participants").Keys("M").Until("No member check was planned").Keys("<Enter>").Sees("no member check was planned; n plans one");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(60, 15)]
    public void The_list_and_a_check_are_as_approved(int columns, int rows)
    {
        using var story = InList(columns, rows, recorder =>
        {
            var (first, second) = (Plan(recorder, "P01"), Plan(recorder, "P02"));
            Sent(first, "2026-02-20");
            Sent(second);
            Do(second, (s, c) => MemberCheckDecisions.Return(s, c, Day, response: CheckResponses.Corrections));
            Do(second, (s, c) => MemberCheckDecisions.Answer(s, c, 1, StatementAnswers.Amend, "at first only"));
            Do(second, (s, c) => MemberCheckDecisions.Decide(s, c, Day, 1, ChangeVerdicts.Accepted, "read too widely", ["relaxing"]));
            Do(second, (s, c) => MemberCheckDecisions.Answer(s, c, 2, StatementAnswers.Confirm, null));
            Do(second, (s, c) => MemberCheckDecisions.Add(s, c, "it was the stairs, too"));
            Plan(recorder, "P03");
        });
        story.Until("P03").Saved();
        Approval.Check($"member-checks-{columns}x{rows}", story.Screen);
        story.Keys("j").Keys("<Enter>").Until("they would say").Saved();
        Approval.Check($"member-check-{columns}x{rows}", story.Screen);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static readonly DateOnly Day = new(2026, 3, 2);

    private static IReadOnlyList<MemberCheck> Checks(Story story) => MemberCheck.All(story.Study!.ReadAll(), story.Recorder.Study);

    private static Story InList(int columns = 80, int rows = 24, Action<Recorder>? more = null) => Story.InStudy(
        recorder =>
        {
            Told(recorder);
            more?.Invoke(recorder);
        }, columns, rows, (shell, study) => new MemberChecksScreen(shell, study, null)).Until(more is null ? "No member check was planned" : "standing");

    private static Story InCheck(string stream, Action<CheckRecorder> tell, string person = "P01") => Story.InStudy(recorder =>
    {
        Told(recorder);
        tell(Plan(recorder, person));
    }, first: (shell, study) =>
    {
        shell.Open(new MemberChecksScreen(shell, study, stream));
        return MemberCheckScreen.Of(shell, study, stream);
    });

    // Four interviews with a thing said back and a quote each; P04 would rather not be contacted again.
    private static void Told(Recorder recorder)
    {
        var at = Story.Noon.AddDays(-20);
        recorder.Do(at, Decision.That(new StudyCreated("Symptoms"), new GroupDeclared("patients", "Patients", "P"), new CodeCreated("relaxing")));
        recorder.Do(at, Decision.That(new GuideImported(Talk.Guide.Id, 1, "en", Talk.Guide.Text, Talk.Guide.Hash)));
        foreach (var code in (string[])["P01", "P02", "P03", "P04"])
        {
            recorder.Do(at, Decision.That(new ParticipantAdded(code, "patients"), new ConsentRecorded(code, 1, "contact", code != "P04"), new ConsentRecorded(code, 1, "quotes", true)));
            var session = recorder.Session($"{code}-1");
            session.Do(at, Decision.That(new SessionPlanned(code, "interview", 1, "five", 1, "en", Talk.Guide.Hash), new ChecksDeferred(), new SessionStarted(), new QuestionAsked("q1")));
            session.Do(at, Decision.That(new MemberCheckMade("q1", "So home was the hard part.")));
            session.Do(at, Decision.That(new FollowUpAnswered(session.Latest[0].ToString(), "confirmed"), new NoteTaken(NoteForms.Quote, "q3", "then I felt it in my shoulders"), new TalkEnded(), new SessionClosed(), new DebriefFinished()));
        }
    }

    private static CheckRecorder Plan(Recorder recorder, string person)
    {
        var check = recorder.MemberCheck(MemberCheck.StreamOf(person, 1, CheckForms.Summary));
        Assert.Null(check.Do(Story.Noon.AddDays(-10), MemberCheckDecisions.Plan(recorder.Study, check.Check, person, 1, CheckForms.Summary, true)));
        return check;
    }

    private static void Sent(CheckRecorder check) => Sent(check, "2026-03-20");

    private static void Sent(CheckRecorder check, string due)
    {
        if (check.Check.Phase is CheckPhase.None) Plan(check.Recorder, "P01");
        check = check.Recorder.MemberCheck(check.Stream);
        Do(check, (study, c) => MemberCheckDecisions.Write(study, c, "en", "# What you told us\n\n### Opening\n\n1. So home was the hard part.\n\n### Exercises\n\n2. You said: “then I felt it in my shoulders”\n"));
        Do(check, (study, c) => MemberCheckDecisions.Send(study, c, new(2026, 2, 10), "post", due));
    }

    private static void Do(CheckRecorder check, Func<StudyState, MemberCheck, Decision> decide)
    {
        var now = check.Recorder.MemberCheck(check.Stream);
        Assert.Null(now.Do(Story.Noon.AddDays(-9), decide(now.Recorder.Study, now.Check)));
    }
}
