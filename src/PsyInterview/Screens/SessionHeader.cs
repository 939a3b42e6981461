using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>
/// The top row of every screen of a session. What it never drops: NOT RECORDING, the saved word, the clock; the names go first when
/// there is no room.
/// </summary>
internal static class SessionHeader
{
    internal static Line Of(int width, SessionRecorder session, DateTimeOffset now, string who, string guide) =>
        Of(width, session, now, guide.Length > 0 ? [$"{who}   {guide}", who] : [who]);

    /// <param name="names">What stands at the left: the first for which there is room, else as much of the last as there is room for.</param>
    internal static Line Of(int width, SessionRecorder session, DateTimeOffset now, IReadOnlyList<string> names)
    {
        var state = session.State;
        var clock = state.IsAfterwards ? "written afterwards" : state.Zero is not { } zero ? "not started" : TimeWords.Clock((state.End ?? now) - zero);
        List<Span> must = [];
        // Whether the audio runs is the lead's to know.
        if (state is { IsAfterwards: false, IsRecording: false, End: null, IsObserver: false }) must.Add(new("NOT RECORDING", Look.Warn));
        must.Add(new(state.Zero is null || state.IsAfterwards ? clock : $"session {clock}"));
        must.Add(Saved(session));
        if (Width(must) > width) must[^2] = new(clock);

        List<Span> more = [];
        foreach (var open in state.Stretches.Where(s => s.To is null && FollowUps.Incident.Answers.Any(a => a.Answer == s.What)))
            more.Add(new($"{open.What} {TimeWords.Clock(now - open.From)}", Look.Warn));
        if (state.Phase is Phase.Paused && state.OpenStretch("break") is { } pause) more.Add(new($"break {TimeWords.Clock(now - pause.From)}", Look.Warn));
        if (state.IsOffRecord) more.Add(new("OFF THE RECORD", Look.Warn));
        if (state is { IsAfterwards: false, IsRecording: true, AudioSince: { } since }) more.Add(new($"audio {TimeWords.Clock(now - since)}", Look.Good));

        while (more.Count > 0 && Width([.. more, .. must]) > width) more.RemoveAt(more.Count - 1);
        List<Span> right = [.. more, .. must];
        var room = width - Width(right) - 1;
        var left = names.FirstOrDefault(n => Columns.Of(n) <= room) ?? Columns.Fit(names[^1], Math.Max(0, room));
        List<Span> spans = [new(left, Look.Strong), new(new string(' ', Math.Max(0, width - Width(right) - Columns.Of(left))))];
        foreach (var span in right)
        {
            if (spans.Count > 2) spans.Add(new(Gap));
            spans.Add(span);
        }
        return new Line([.. spans]);
    }

    private const string Gap = "  ";

    private static int Width(List<Span> spans) => spans.Sum(s => Columns.Of(s.Text)) + Gap.Length * Math.Max(0, spans.Count - 1);

    /// <summary>Whether everything is on the disk.</summary>
    internal static Span Saved(StreamRecorder session)
    {
        if (session.Recorder.KeepsNothing) return new("practice", Look.Dim);
        var status = session.Recorder.Store.Status;
        return status.Problem is { } problem ? new(problem, Look.Warn)
            : status.Pending > 0 ? new("saving", Look.Normal)
            : status.Banner is not null ? new("safety copy only", Look.Warn)
            : new("saved", Look.Good);
    }
}
