using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;

namespace PsyInterview.Tests.Reports;

/// <summary>A log for a report, written by saying what happened and when.</summary>
public sealed class ReportLog
{
    private readonly Dictionary<string, Chain> _chains = [];
    private string _by = "sd";
    private readonly List<Entry> _log = [];
    private DateTimeOffset _at = new(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(1));

    /// <summary>The log, read; what is to be erased has lost its words, as in a study file.</summary>
    public LogReading Reading
    {
        get
        {
            var gone = Erasure.Of(LogReading.Of(_log, AllKinds.Known), AllKinds.Known).ToHashSet();
            return LogReading.Of(_log.Select(e => gone.Contains(e.Id) ? e.Erase() : e), AllKinds.Known);
        }
    }

    /// <summary>When what is told next happens.</summary>
    public DateTimeOffset Now => _at;

    /// <summary>The log as it was written.</summary>
    public IReadOnlyList<Entry> Entries => _log;

    /// <summary>From now on somebody else records.</summary>
    public ReportLog By(string person)
    {
        _by = person;
        return this;
    }

    /// <summary>Sets the clock.</summary>
    public ReportLog On(string day, string clock = "09:00")
    {
        _at = new DateTimeOffset(DateTime.Parse($"{day} {clock}", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(1));
        return this;
    }

    /// <summary>This happened in the study.</summary>
    public ReportLog Has(params ReadOnlySpan<Event> events) => In(EntryId.Study, events);

    /// <summary>This happened in a stream.</summary>
    public ReportLog In(string stream, params ReadOnlySpan<Event> events)
    {
        if (!_chains.TryGetValue(_by, out var chain)) _chains[_by] = chain = new($"{_by}-0001", AllKinds.Known, () => new byte[16]);
        foreach (var happened in events) _log.Add(chain.Seal(stream, _at, happened));
        return this;
    }

    /// <summary>A session held before, with its minutes.</summary>
    public ReportLog Before(string code, int wave, int? minutes, string? on = null, string kind = "interview")
    {
        In($"{code}-{wave}", new PastSessionStated(code, kind, wave, on));
        return minutes is { } m ? In($"{code}-{wave}", new LengthStated(m)) : this;
    }

    /// <summary>A session that is talked here, with one quote, and ends after half an hour.</summary>
    public ReportLog Talked(string code, int wave, string day, string quote)
    {
        var stream = $"{code}-{wave}";
        On(day, "10:00").In(stream, new SessionPlanned(code, "interview", wave, "five", 1, "en", Talk.Guide.Hash), new ChecksDeferred(), new SessionStarted());
        On(day, "10:05").In(stream, new NoteTaken(NoteForms.Quote, "q1", quote));
        return On(day, "10:30").In(stream, new TalkEnded(), new SessionClosed());
    }

    /// <summary>A report of it.</summary>
    public Table Of(string report, string today = "2026-11-20", string? group = null, params IReadOnlyList<string> columns) =>
        ReportCatalog.All.Single(r => r.Name == report).From(Reading,
            new ReportOptions(null, DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), columns, group));
}
