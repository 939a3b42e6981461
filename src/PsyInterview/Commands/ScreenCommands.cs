using System.CommandLine;
using PsyInterview.Guides;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary>The commands that open a screen: demo, new, open, run, practice, afterwards, and none at all for home.</summary>
public sealed class ScreenCommands(TimeProvider time, Option<bool> noInput)
{
    private const int MostWaves = 20;
    private readonly Shelf _shelf = Shelf.OfThisPerson(time);

    /// <summary>Home.</summary>
    public int Home(ParseResult parsed) => Show(parsed, opening => opening.Home());

    public Command Demo()
    {
        var folder = new Argument<string?>("DIR") { Description = "Where to put the demo study; the data folder unless given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("demo", "Open the demo study: invented people and words, several interviews done, one ready to run.") { folder };
        command.SetAction(parsed => Show(parsed, opening => opening.Study(() => _shelf.Open(_shelf.Demo(parsed.GetValue(folder))))));
        return command;
    }

    public Command New()
    {
        var study = StudyArgument.New();
        var title = new Option<string?>("--title") { Description = "The study's title; the sheet's, or the file's name, unless given." };
        var from = new Option<string?>("--from") { Description = "A sheet with the set-up, for example study.yaml; “psyinterview study example” prints one." };
        var command = new Command("new", "Make a new study file. Refuses a file that exists.") { study, title, from };
        command.SetAction(parsed => StudyArgument.Guarded(parsed.InvocationConfiguration, () =>
        {
            var path = parsed.GetRequiredValue(study);
            var sheet = parsed.GetValue(from) is { } file ? StudyCommand.Sheet(file, parsed.InvocationConfiguration) : null;
            using var made = _shelf.Create(path, parsed.GetValue(title) ?? sheet?.Title ?? Path.GetFileNameWithoutExtension(path));
            if (sheet is not null) SheetTaking.TakeOver(made, parsed.GetValue(title) is { } own ? sheet.Titled(own) : sheet);
            parsed.InvocationConfiguration.Error.WriteLine($"Made {made.Path}. Next: psyinterview open {path}");
            return ExitCode.Ok;
        }));
        return command;
    }

    public Command Open()
    {
        var study = StudyArgument.New();
        var command = new Command("open", "Open a study: its participants and sessions.") { study };
        command.SetAction(parsed => Show(parsed, opening => opening.Study(() => _shelf.Open(parsed.GetRequiredValue(study)))));
        return command;
    }

    public Command Practice()
    {
        var command = new Command("practice", "Try the live screen on an invented participant. Nothing is stored.");
        command.SetAction(parsed => Show(parsed, opening => opening.Practice()));
        return command;
    }

    public Command Run() => Session(
        "run", "Run a session with a participant or a focus group: start check, live screen, closing list, debrief. Resumes one that was cut off.", afterwards: false);

    public Command Afterwards() => Session(
        "afterwards", "Write a session up afterwards, from notes or the audio: the same screen without a live clock.", afterwards: true);

    public Command Ask()
    {
        var study = StudyArgument.New();
        var question = new Argument<string?>("QUESTION") { Description = "The question, as it is to be asked.", Arity = ArgumentArity.ZeroOrOne };
        var close = new Option<string?>("--close") { Description = "A question left before, for example f1: it is no longer shown. --because says why." };
        var guide = new Option<string?>("--guide") { Description = "Only for sessions with this guide, for example patient-first." };
        var because = new Option<string?>("--because") { Description = "Where it comes from: a code, a theme, a memo; with --close, why it ends." };
        var command = new Command("ask", "Leave a question for coming sessions, to be asked if it fits.") { study, question, guide, because, close };
        command.Validators.Add(result =>
        {
            if (result.GetValue(question) is null == (result.GetValue(close) is null)) result.AddError("Type the question, or name one to end with --close: one of the two.");
        });
        command.SetAction(parsed => StudyArgument.Guarded(parsed.InvocationConfiguration, () =>
        {
            using var opened = _shelf.Open(parsed.GetRequiredValue(study));
            var recorder = opened.Recorder;
            var decision = parsed.GetValue(close) is { } ended ? StudyDecisions.CloseFittingQuestion(recorder.Study, ended, parsed.GetValue(because) ?? "")
                : StudyDecisions.AddFittingQuestion(recorder.Study, parsed.GetValue(question)!, parsed.GetValue(guide), parsed.GetValue(because));
            return recorder.Do(recorder.Now(), decision) is { } refusal ? throw new RefusedException(refusal) : ExitCode.Ok;
        }));
        return command;
    }

    private Command Session(string name, string help, bool afterwards)
    {
        var study = StudyArgument.New();
        var participant = new Argument<string>("PARTICIPANT") { Description = "The participant's code, for example P07; a new one is added. A focus group has a code of its own, for example FG1." };
        var guide = new Option<string?>("--guide") { Description = "A topic guide in Markdown; one of the study's or a shipped one unless given." };
        var wave = new Option<int?>("--wave") { Description = "Which wave of interviews, from 1; the one that is open, else the next, unless given." };
        var because = new Option<string?>("--because") { Description = "The reason, where a wave is taken out of order." };
        var command = new Command(name, help) { study, participant, guide, wave, because };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(guide) is { } file ? Guide(file, parsed.InvocationConfiguration) : null;
            if (wanted is { Guide: null } broken) return broken.Exit;
            return Show(parsed, opening => opening.Session(
                () => _shelf.Open(parsed.GetRequiredValue(study)),
                opened => Door(opened, parsed.GetRequiredValue(participant), parsed.GetValue(wave), wanted?.Guide, parsed.GetValue(because), afterwards)));
        });
        return command;
    }

    private static SessionRecorder Door(OpenStudy study, string participant, int? wave, TopicGuide? guide, string? because, bool afterwards)
    {
        var recorder = study.Recorder;
        // Each session is read once, however long it is.
        List<(int Wave, SessionRecorder Session)> known = [];
        for (var n = 1; n <= Math.Max(MostWaves, wave ?? 0); n++)
        {
            var found = recorder.Session(FrameDecisions.StreamOf(participant, n));
            if (found.State.Plan is not null) known.Add((n, found));
            else if (n >= (wave ?? 1)) break;
        }
        var number = wave ?? (known.Count == 0 ? 1 : known.Find(s => s.Session.State.Phase is not Phase.Debriefed).Wave is > 0 and var open ? open : known[^1].Wave);
        var session = known.Find(s => s.Wave == number).Session;
        if (session is null)
        {
            var together = known.Exists(s => s.Session.State.IsGroup) || GuideShelf.IsGroupCode(recorder.Study, participant);
            var chosen = guide ?? GuideShelf.Suggest(recorder.Study, StudyState.Day(recorder.Now()), participant, number, together);
            int[] talked = [.. known.Where(s => s.Session.State.Start is not null).Select(s => s.Wave)];
            if (SessionDoor.Plan(recorder, chosen, participant, number, talked, because, !afterwards) is { } refusal) throw new RefusedException(refusal);
            session = recorder.Session(FrameDecisions.StreamOf(participant, number));
        }
        if (afterwards && SessionDoor.Afterwards(session) is { } no) throw new RefusedException(no);
        if (!afterwards && SessionDoor.WhyNot(session) is { } withdrew) throw new RefusedException(withdrew);
        if (session.Guide is null) throw new RefusedException($"The guide of {session.Stream} cannot be read any more.", ExitCode.Failure);
        return session;
    }

    private static (TopicGuide? Guide, int Exit)? Guide(string path, InvocationConfiguration io)
    {
        var file = GuideFile.Read(path);
        if (file.Trouble is not null) io.Error.WriteLine(file.Trouble);
        foreach (var problem in file.Reading?.Problems.Where(p => p.Severity == Severity.Error) ?? [])
            io.Error.WriteLine($"{path}:{problem.Line}: {problem.What} {problem.Hint}");
        return (file.Reading?.Guide, file.Exit);
    }

    private int Show(ParseResult parsed, Func<Opening, int> show) => StudyArgument.Guarded(parsed.InvocationConfiguration, () =>
        parsed.GetValue(noInput)
            ? throw new RefusedException("This opens a screen and waits for keys, which --no-input rules out.", ExitCode.Usage)
            : show(new Opening(time, _shelf, parsed.InvocationConfiguration.Error)));
}
