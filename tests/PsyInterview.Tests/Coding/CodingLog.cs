using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Coding;

/// <summary>The log of a study whose sessions several people code, each on a laptop of their own.</summary>
internal sealed class CodingLog
{
    private readonly Dictionary<string, Chain> _chains = [];
    private readonly List<Entry> _log = [];
    private DateTimeOffset _at = new(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(1));

    public LogReading Reading => LogReading.Of(_log, AllKinds.Known);

    public IReadOnlyList<Entry> Entries => _log;

    public Codebook Book => Codebook.Of(Reading);

    /// <summary>P07, a session held before, with a transcript of so many paragraphs.</summary>
    public static CodingLog Transcribed(int paragraphs, string stream = "P07-1") => new CodingLog().Session(stream, paragraphs);

    public CodingLog Session(string stream, int paragraphs)
    {
        var code = stream[..stream.IndexOf('-', StringComparison.Ordinal)];
        By("sd", EntryId.Study, new ParticipantAdded(code));
        By("sd", stream, new PastSessionStated(code, "interview", 1));
        return paragraphs == 0 ? this
            : Do("sd", stream, c => CodingDecisions.Import(c, [.. Enumerable.Range(1, paragraphs).Select(n => ((string?)(n % 2 == 0 ? "P" : "I"), $"Words of paragraph {n}."))], new string('a', 64), []));
    }

    public SessionCoding Coding(string stream = "P07-1")
    {
        var reading = Reading;
        return SessionCoding.Of(stream, SessionState.Of(reading, stream), [.. reading.In(stream)], Codebook.Of(reading));
    }

    public SessionState State(string stream = "P07-1") => SessionState.Of(Reading, stream);

    /// <summary>This happened, a minute after what came before.</summary>
    public CodingLog By(string person, string stream, params ReadOnlySpan<Event> events)
    {
        if (!_chains.TryGetValue(person, out var chain)) _chains[person] = chain = new Chain($"{person}-0001", AllKinds.Known, () => new byte[16]);
        _at = _at.AddMinutes(1);
        foreach (var happened in events) _log.Add(chain.Seal(stream, _at, happened));
        return this;
    }

    /// <summary>This person decides this, and it must be allowed.</summary>
    public CodingLog Do(string person, string stream, Func<SessionCoding, Decision> decide)
    {
        var decision = decide(Coding(stream));
        Assert.Null(decision.Refusal);
        return By(person, stream, [.. decision.Events]);
    }

    /// <summary>This would be refused in these words.</summary>
    public CodingLog Refuses(string why, Func<SessionCoding, Decision> decide)
    {
        Assert.Equal(why, decide(Coding()).Refusal);
        return this;
    }

    public CodingLog Study(Func<Codebook, Decision> decide)
    {
        var decision = decide(Book);
        Assert.Null(decision.Refusal);
        return By("sd", EntryId.Study, [.. decision.Events]);
    }

    /// <summary>This person gives a paragraph these codes; 0 is the session as a whole. Names that are new come into the codebook.</summary>
    public CodingLog Codes(string person, int paragraph, params string[] codes)
    {
        foreach (var name in CodingDecisions.New(Book, codes)) Study(b => CodebookDecisions.Create(b, name));
        return Do(person, "P07-1", c => CodingDecisions.Code(c, person, Paragraph(paragraph), codes));
    }

    public CodingLog Finishes(string person, string? on = null) => Do(person, "P07-1", c => CodingDecisions.Finish(c, person, on));

    public CodingLog Apart() => Do("sd", "P07-1", c => CodingDecisions.Name(c, ["sd", "mw"]));

    public EntryId Paragraph(int number, string stream = "P07-1") => Coding(stream).Passages.First(p => p.What == (number == 0 ? Passage.Whole : Passage.Paragraph) && p.Number == number).Id;

    public Table Of(string report) => ReportCatalog.All.Single(r => r.Name == report).From(Reading, ReportOptions.On(new DateOnly(2026, 11, 20)));

    /// <summary>sd and mw coded twelve paragraphs apart: they differ in paragraphs 1 (only sd: relaxing) and 2 (only mw: feeling heard).</summary>
    public static CodingLog Compared()
    {
        var log = Transcribed(12).Apart().Codes("sd", 1, "relaxing", "sleep").Codes("sd", 2, "relaxing").Codes("sd", 3, "relaxing");
        return log.Codes("mw", 1, "sleep").Codes("mw", 2, "relaxing", "feeling heard").Codes("mw", 3, "relaxing").Finishes("sd", "2026-02-28").Finishes("mw");
    }
}
