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
    internal static Line Of(int width, SessionRecorder session, DateTimeOffset now, string who, string guide)
    {
        var state = session.State;
        var saved = Saved(session);
        List<Span> right = [];
        foreach (var open in state.Stretches.Where(s => s.To is null && FollowUps.Incident.Answers.Any(a => a.Answer == s.What)))
            right.Add(new($"{open.What} {TimeWords.Clock(now - open.From)}  ", Look.Warn));
        if (state.Phase is Phase.Paused && state.OpenStretch("break") is { } pause) right.Add(new($"break {TimeWords.Clock(now - pause.From)}  ", Look.Warn));
        if (state.IsOffRecord) right.Add(new("OFF THE RECORD  ", Look.Warn));
        if (!state.IsAfterwards)
        {
            if (state.IsRecording && state.AudioSince is { } since) right.Add(new($"audio {TimeWords.Clock(now - since)}  ", Look.Good));
            else if (state.End is null) right.Add(new("NOT RECORDING  ", Look.Warn));
            right.Add(new(state.Start is null ? "not started  " : $"session {TimeWords.Clock((state.End ?? now) - state.Start.Value)}  "));
        }
        else right.Add(new("written afterwards  "));
        right.Add(saved);
        var used = right.Sum(s => Columns.Of(s.Text));
        var left = who.Length + 3 + guide.Length + used + 1 <= width ? $"{who}   {guide}" : who;
        left = Columns.Fit(left, Math.Max(0, width - used - 1));
        return new Line([new(left, Look.Strong), new(new string(' ', Math.Max(1, width - used - Columns.Of(left)))), .. right]);
    }

    private static Span Saved(SessionRecorder session)
    {
        if (session.Recorder.KeepsNothing) return new("practice", Look.Dim);
        var status = session.Recorder.Store.Status;
        return status.Problem is { } problem ? new(problem, Look.Warn)
            : status.Pending > 0 ? new("saving", Look.Normal)
            : status.Banner is not null ? new("safety copy only", Look.Warn)
            : new("saved", Look.Good);
    }
}
