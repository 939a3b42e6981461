using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.Sessions;
using static PsyInterview.Demo.Preparation;

namespace PsyInterview.Demo;

/// <summary>What the demo's team does with what was said: a codebook, the first interview coded apart by two, the next ones by one, a meeting, and one that is still in work.</summary>
public sealed class Analysis(DemoLog log)
{
    private const string An = "an-demo", Jb = "jb-demo";
    private const string Serious = "Being taken seriously", Notice = "What the body says", Around = "Life around it";

    private static readonly (string Name, string Theme, string Kind, string Definition)[] Codes =
    [
        ("being-believed", Serious, CodeWords.Conceptual, "Symptoms are taken for real by somebody whose word counts. Not: being treated politely."),
        ("trust", Serious, CodeWords.Conceptual, "Trust in the therapist, there or growing."),
        ("doubt", Serious, CodeWords.Conceptual, "Does not expect it to help, or wonders what it is for."),
        ("explanation", Notice, CodeWords.Conceptual, "An account of how body and mind act on each other, the therapist's or an own one."),
        ("tension-noticed", Notice, CodeWords.Concrete, "Notices tension in the body by themself, outside the sessions."),
        ("breath", Notice, CodeWords.Concrete, "Breathing as an exercise, or as a sign."),
        ("feeling-again", Notice, CodeWords.Conceptual, "A part of the body that was numb or given up is felt again."),
        ("pacing", Notice, CodeWords.Concrete, "Rest before it hurts; planning for it."),
        ("exercise-at-home", Notice, CodeWords.Concrete, "Does an exercise in daily life, whether or not as it was shown."),
        ("boundaries", Around, CodeWords.Conceptual, "Says no, or fails to; what others expect."),
        ("work", Around, CodeWords.Concrete, "Paid work: absence, return, what colleagues say."),
        ("costs", Around, CodeWords.Concrete, "Money and time that it takes."),
    ];

    private readonly Dictionary<string, (SessionState State, List<ReadEntry> Entries)> _sessions = new(StringComparer.Ordinal);
    private Codebook _book = Codebook.Empty;

    /// <summary>Tells it, from the codebook to what waits.</summary>
    public void Tell()
    {
        Study("2026-04-23T09:05:00+02:00", book => Decision.That(
            new SaturationRuleSet(CurveStream.Interview, 1, StopRules.ZeroRun, 4, 3, "5", 10, 3, 1, 0, [], "patients", "the protocol fixes it before the analysis")));
        Study("2026-04-23T09:20:00+02:00", book => CodebookDecisions.DefineTheme(book, Serious, "Whether somebody believes what cannot be seen, and what hangs on it."));
        Study("2026-04-23T09:24:00+02:00", book => CodebookDecisions.DefineTheme(book, Notice, "Tension is noticed earlier, and answered."));
        Study("2026-04-23T09:28:00+02:00", book => CodebookDecisions.DefineTheme(book, Around, "What people around, work and money make of it."));
        foreach (var (i, code) in Codes.Index())
            Study(At("2026-04-23T09:30:00+02:00").AddMinutes(2 * i), book => CodebookDecisions.Create(
                book, code.Name, code.Definition, code.Name == "explanation" ? CodeWords.APriori : CodeWords.FromData, code.Kind, code.Theme));
        foreach (var (i, stream) in ((string[])["P01-1", "P01-2", "P02-1", "P03-1", "P04-1", "T01-1"]).Index())
            foreach (var (step, name) in TranscriptSteps.All.Index())
                Session(stream, Jb, At("2026-04-24T08:00:00+02:00").AddMinutes(5 * i + step), coding => CodingDecisions.Step(coding, name, by: step is 1 or 2 ? "transcription office" : "jb", place: step == 0 ? "locked cabinet, drive 2" : null));
        CodeApart("P01-1");
        foreach (var (stream, at) in (ReadOnlySpan<(string, string)>)[("P02-1", "2026-04-25T10:00:00+02:00"), ("P03-1", "2026-04-26T09:40:00+02:00")])
        {
            Session(stream, An, At(at), coding => CodingDecisions.Code(coding, "an", First(coding, p => p.What == "quote" && p.Live.Count > 0).Id, [.. First(coding, p => p.What == "quote" && p.Live.Count > 0).Live, "doubt"]));
            Session(stream, An, At(at).AddMinutes(50), coding => CodingDecisions.Finish(coding, "an"));
        }
        Session("P04-1", An, At("2026-04-27T09:10:00+02:00"), coding => CodingDecisions.Code(coding, "an", First(coding, p => p.What == "note" && p.Live.Count == 0).Id, ["boundaries"]));
        Study("2026-04-27T14:30:00+02:00", book => CodebookDecisions.Meet(
            "2026-04-27", ["an", "jb"], "Being believed is asked for in so many words from now on.", "It is strong in P01 and P04, and nobody was asked.", ["being-believed", Serious]));
    }

    private void CodeApart(string stream)
    {
        var at = At("2026-04-24T09:00:00+02:00");
        Session(stream, An, at, coding => CodingDecisions.Name(coding, ["an", "jb"]));
        Session(stream, An, at.AddMinutes(10), coding => CodingDecisions.Code(coding, "an", First(coding, p => p.What == "note" && p.Live.Count == 0).Id, ["trust"]));
        foreach (var (i, passage) in Read(stream).Passages.Where(p => p.Live.Count > 0).Index())
        {
            // jb sees some things otherwise.
            IReadOnlyList<string> codes = i == 3 ? [.. passage.Live, "doubt"] : i == 5 ? [.. passage.Live.Skip(1)] : passage.Live;
            if (codes.Count > 0) Session(stream, Jb, at.AddMinutes(20 + i), coding => CodingDecisions.Code(coding, "jb", passage.Id, codes));
        }
        Session(stream, An, at.AddHours(2), coding => CodingDecisions.Finish(coding, "an"));
        Session(stream, Jb, at.AddHours(3), coding => CodingDecisions.Finish(coding, "jb"));
        foreach (var (i, difference) in Read(stream).Differences.Index())
            Session(stream, An, at.AddHours(5).AddMinutes(3 * i), coding => CodingDecisions.Agree(
                coding, difference.Passage.Id, difference.Code, difference.By == "an", difference.By == "an" ? "it is in the words themselves" : "read into it; nothing is said of it", null, ["an", "jb"]));
        var believed = First(Read(stream), p => p.What == "quote" && p.Live.Contains("being-believed")).Id;
        Session(stream, An, at.AddHours(6), coding => CodingDecisions.Link(coding, believed, Serious, CodeWords.Supports));
        Session(stream, An, at.AddHours(6).AddMinutes(2), coding => CodingDecisions.Hear(coding, believed, "being-believed", "by a doctor, late"));
    }

    private static Passage First(SessionCoding coding, Func<Passage, bool> such) => coding.Passages.First(such);

    private SessionCoding Read(string stream)
    {
        if (!_sessions.TryGetValue(stream, out var session))
        {
            var reading = LogReading.Of(log.Entries.Where(e => e.Id.Stream == stream), AllKinds.Known);
            _sessions[stream] = session = (SessionState.Of(reading, stream), [.. reading.Entries]);
        }
        return SessionCoding.Of(stream, session.State, session.Entries, _book);
    }

    private void Session(string stream, string recorder, DateTimeOffset at, Func<SessionCoding, Decision> decide)
    {
        var written = log.Seal(stream, recorder, at, decide(Read(stream)), $"coding at {at:MM-dd HH:mm}");
        _sessions[stream].Entries.AddRange(written);
    }

    private void Study(string at, Func<Codebook, Decision> decide) => Study(At(at), decide);

    private void Study(DateTimeOffset at, Func<Codebook, Decision> decide) =>
        _book = log.Seal(EntryId.Study, An, at, decide(_book), $"codebook at {at:MM-dd HH:mm}").Aggregate(_book, (book, e) => book.Apply(e));
}
