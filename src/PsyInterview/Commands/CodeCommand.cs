using System.CommandLine;
using PsyInterview.Coding;
using PsyInterview.Interchange;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Screens;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary><c>code</c>: codes of a session and its passages, by whoever records on this computer; two coders; what they decide.</summary>
public static class CodeCommand
{
    public static Command Command(Shelf shelf, TimeProvider time)
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var session = new Argument<string?>("SESSION") { Description = "The session, for example P07-1; without one, how far each is coded.", Arity = ArgumentArity.ZeroOrOne };
        var codes = new Argument<string[]>("CODES") { Description = "All codes of the passage, with commas between them. A name that no code has yet becomes one.", Arity = ArgumentArity.ZeroOrMore };
        var paragraph = new Option<int?>("--paragraph") { Description = "The paragraph of the transcript they belong to; the session as a whole unless given." };
        var entry = new Option<string?>("--entry") { Description = "The note, quote or other entry they belong to, as code STUDY SESSION lists them." };
        var none = new Option<bool>("--none") { Description = "Take every code off the passage." };
        var finish = new Option<bool>("--finish") { Description = "You have finished coding the session." };
        var reopen = new Option<string?>("--reopen") { Description = "You go on coding a session you had finished: the reason." };
        var coders = new Option<string?>("--coders") { Description = "Two who code it without seeing each other's work, for example \"sd mw\"; \"\" for together." };
        var consensus = new Option<string?>("--consensus") { Description = "What two coders decided about CODES at the passage: yes, they apply; no, they do not." };
        consensus.AcceptOnlyFromAmong("yes", "no");
        var reason = new Option<string?>("--reason") { Description = "Why it was decided so." };
        var people = new Option<string?>("--people") { Description = "Who decided, by their codes in the team; both coders unless given." };
        var on = ContactCommand.Day("--on", "The day of --finish or --consensus, where it was not today.");
        var table = new Option<string?>("--table") { Description = "A table (CSV) of session, passage, codes with | between them, finished: whole or not at all." };
        const string Help = "Code a session, a paragraph or a note, as whoever records on this computer; two coders apart, and what they decide. "
            + "With STUDY alone: how far each session is coded; with SESSION: its passages with your codes.";
        var command = new Command("code", Help) { study, session, codes, paragraph, entry, none, finish, reopen, coders, consensus, reason, people, on, table, json };
        command.Validators.Add(result =>
        {
            var acts = new Option[] { none, finish, reopen, coders, table }.Where(o => result.GetResult(o) is not null).Select(o => o.Name).ToList();
            if (result.GetResult(codes) is { Tokens.Count: > 0 }) acts.Add("CODES");
            if (acts.Count > 1) result.AddError($"One thing at a time: {string.Join(" or ", acts)}.");
            if (result.GetResult(paragraph) is not null && result.GetResult(entry) is not null) result.AddError("Name one passage: --paragraph or --entry.");
            if (result.GetResult(consensus) is not null && result.GetResult(codes) is not { Tokens.Count: > 0 }) result.AddError("Name the code that was decided about.");
            if (result.GetResult(table) is not null && result.GetResult(session) is { Tokens.Count: > 0 }) result.AddError("The table names the sessions; leave SESSION out.");
        });
        command.SetAction(parsed =>
        {
            var (path, io, stream) = (parsed.GetRequiredValue(study), parsed.InvocationConfiguration, parsed.GetValue(session));
            var format = parsed.GetValue(json) ? "json" : "text";
            if (parsed.GetValue(table) is { } csv) return Tables(shelf, path, csv, io);
            if (stream is null)
            {
                return StudyArgument.Reading(path, io, file =>
                {
                    ReportPrint.Write(CodingReport.From(file.ReadLog(null), ReportOptions.On(DateOnly.FromDateTime(time.GetLocalNow().DateTime))), format, io.Output, ReportPrint.WindowWidth());
                    return ExitCode.Ok;
                });
            }
            var names = parsed.GetValue(codes) ?? [];
            return StudyChange.Open(shelf, path, io, opened =>
            {
                var at = new Desk(opened, stream);
                var coding = at.Coding;
                if (parsed.GetValue(coders) is { } two) return at.Do(CodingDecisions.Name(coding, two.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)), io, Coders);
                if (parsed.GetValue(reopen) is { } why) return at.Do(CodingDecisions.Reopen(coding, at.Coder, why), io, _ => $"{coding.Stream}: {at.Coder} goes on coding.");
                if (parsed.GetValue(finish)) return at.Do(at.Finish(parsed.GetValue(on)), io, Finished);
                if (names.Length == 0 && !parsed.GetValue(none))
                {
                    ReportPrint.Write(CodingReport.Passages(coding, at.Coder), format, io.Output, ReportPrint.WindowWidth());
                    return ExitCode.Ok;
                }
                var passage = at.Passage(parsed.GetValue(paragraph), parsed.GetValue(entry));
                if (parsed.GetValue(consensus) is { } decided)
                {
                    return at.Do(
                        at.Agree(passage, at.Read(names), decided == "yes", parsed.GetValue(reason) ?? "", parsed.GetValue(on), parsed.GetValue(people)), io,
                        c => $"{Place(c, passage)}: decided. {c.Differences.Count(d => d.Decided is not null)} of {c.Differences.Count} differences are.");
                }
                return at.Code(passage, at.Read(names), io);

                string Finished(SessionCoding c) => $"{c.Stream}: {at.Coder} finished on {c.Work[at.Coder].FinishedOn}{(c.IsCompared ? "; both have: report agreement" : "")}.";
            });
        });
        return command;
    }

    private static string Coders(SessionCoding coding) =>
        coding.Coders.Count == 2 ? $"{coding.Stream}: {coding.Coders[0]} and {coding.Coders[1]} code it apart." : $"{coding.Stream}: coded together.";

    private static string Place(SessionCoding coding, Passage passage) =>
        passage.What == Passage.Whole ? coding.Stream : $"{coding.Stream}, {CodedApart.Name(passage)}";

    private static int Tables(Shelf shelf, string path, string csv, InvocationConfiguration io) => StudyChange.Open(shelf, path, io, opened =>
    {
        var (table, trouble, exit) = GivenFile.Table(csv);
        if (table is null) throw new RefusedException(trouble!, exit);
        var recorder = opened.Recorder;
        var at = recorder.Now();
        var import = CodingTable.Read(table, Find, EntryId.PersonOf(recorder.Store.Recorder), DateOnly.FromDateTime(at.Date));
        Findings.Print(csv, import.Problems, io.Error);
        if (import.IsRefused)
        {
            io.Error.WriteLine("Nothing was taken in.");
            return ExitCode.Findings;
        }
        foreach (var name in import.Created) recorder.Do(at, CodebookDecisions.Create(recorder.Codebook, name, origin: CodeWords.FromData));
        // Should the machine stop between two of these, the same table again brings what is missing.
        foreach (var (stream, events) in import.Sessions) StudyChange.Coded(opened, stream)!.Do(at, Decision.That(events));
        StudyChange.WaitForTheDisk(opened);
        io.Error.WriteLine($"Came in: {import.Summary}.");
        return ExitCode.Ok;

        (SessionCoding?, string?) Find(string stream)
        {
            if (StudyChange.Coded(opened, stream) is not { } session) return (null, $"There is no session {stream} in this study.");
            return CodingScreen.WhyNot(session) is { } why ? (null, $"{why["code: ".Length..]}.") : (session.Coding, null);
        }
    });

    /// <summary>One session of a study that is open, and whoever codes it.</summary>
    private sealed class Desk
    {
        private readonly OpenStudy _study;
        private readonly StreamRecorder _session;

        public Desk(OpenStudy study, string stream)
        {
            _study = study;
            _session = StudyChange.Coded(study, stream) ?? throw new RefusedException($"There is no session {stream} in this study.", ExitCode.NotFound);
            if (CodingScreen.WhyNot(_session) is { } why) throw new RefusedException(why);
            Coding = _session.Coding;
        }

        public SessionCoding Coding { get; }

        public string Coder => EntryId.PersonOf(_study.Recorder.Store.Recorder);

        public IReadOnlyList<string> Read(IEnumerable<string> typed) => CodeWords.ReadNew(string.Join(',', typed), [.. Coding.Book.All.Select(c => c.Name)]);

        /// <exception cref="RefusedException">There is none.</exception>
        public Passage Passage(int? paragraph, string? entry) => (paragraph, entry) switch
        {
            ({ } number, _) => Coding.Passages.FirstOrDefault(p => p.What == PsyInterview.Coding.Passage.Paragraph && p.Number == number)
                ?? throw new RefusedException($"{Coding.Stream} has no paragraph {number}; code STUDY {Coding.Stream} lists its passages.", ExitCode.NotFound),
            (_, { } id) => Coding.Passages.FirstOrDefault(p => p.Id.ToString() == id || p.Id.ToString() == $"{Coding.Stream}/{id}")
                ?? throw new RefusedException($"{Coding.Stream} has no passage {id}; code STUDY {Coding.Stream} lists its passages.", ExitCode.NotFound),
            _ => Coding.Passages.FirstOrDefault(p => p.What == PsyInterview.Coding.Passage.Whole) ?? (Coding.Passages is [var only] ? only
                : throw new RefusedException($"Say which words of {Coding.Stream} are meant with --entry; code STUDY {Coding.Stream} lists them.", ExitCode.NotFound)),
        };

        public Decision Finish(string? on) =>
            on is not null && string.CompareOrdinal(on, CalendarDay.Iso(DateOnly.FromDateTime(_study.Recorder.Now().Date))) > 0 ? Decision.Refuse($"{on} is still to come") : CodingDecisions.Finish(Coding, Coder, on);

        public Decision Agree(Passage passage, IReadOnlyList<string> codes, bool applies, string reason, string? on, string? people)
        {
            IReadOnlyList<string> who = people is null ? Coding.Coders : people.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
            if (who.FirstOrDefault(p => !StudyDecisions.IsCode(p)) is { } wrong) return Decision.Refuse(StudyDecisions.NotACode(wrong));
            List<Event> events = [];
            foreach (var code in codes)
            {
                var decision = CodingDecisions.Agree(Coding, passage.Id, code, applies, reason, on, who);
                if (decision.Refusal is not null) return decision;
                events.AddRange(decision.Events);
            }
            return !applies || Create(codes) is not { } refusal ? Decision.That(events) : Decision.Refuse(refusal);
        }

        public int Code(Passage passage, IReadOnlyList<string> names, InvocationConfiguration io)
        {
            var decision = CodingDecisions.Code(Coding, Coder, passage.Id, names);
            if (decision.Refusal is { } refusal) throw new RefusedException(refusal);
            var created = decision.Events.Count == 0 ? [] : CodingDecisions.New(Coding.Book, names);
            if (Create(created) is { } not) throw new RefusedException(not);
            return Do(decision, io, c => $"{Place(c, passage)}: {(c.NamesBy(Coder, passage.Id) is { Count: > 0 } now ? string.Join(", ", now) : "no codes")}."
                + (created.Count == 0 ? "" : $" New code{(created.Count == 1 ? "" : "s")}: {string.Join(", ", created)}."));
        }

        public int Do(Decision decision, InvocationConfiguration io, Func<SessionCoding, string> said)
        {
            if (_session.Do(_study.Recorder.Now(), decision) is { } refusal) throw new RefusedException(refusal);
            StudyChange.WaitForTheDisk(_study);
            io.Error.WriteLine(decision.Events.Count == 0 ? "Nothing new: the study has this already." : said(_session.Coding));
            return ExitCode.Ok;
        }

        private string? Create(IEnumerable<string> names)
        {
            var recorder = _study.Recorder;
            return CodingDecisions.New(recorder.Codebook, names).Select(n => recorder.Do(recorder.Now(), CodebookDecisions.Create(recorder.Codebook, n, origin: CodeWords.FromData))).FirstOrDefault(r => r is not null);
        }
    }
}
