using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The top row of the screens of a study: what is looked at, whether it is invented, whether it is saved.</summary>
internal static class StudyHeader
{
    internal static Line Of(int width, OpenStudy study, string what, bool isTypedOnly = false)
    {
        var status = study.Recorder.Store.Status;
        var saved = status.Problem ?? (status.Pending > 0 || isTypedOnly ? "saving" : "saved");
        var invented = study.Recorder.Study.Invented ? "   INVENTED PEOPLE AND WORDS" : "";
        var left = Columns.Fit(what, Math.Max(0, width - invented.Length - saved.Length - 2));
        return new Line(new Span(left, Look.Strong), new Span(invented, Look.Warn),
            new Span(new string(' ', Math.Max(1, width - Columns.Of(left) - invented.Length - saved.Length))),
            new Span(saved, saved is "saved" ? Look.Good : saved is "saving" ? Look.Normal : Look.Warn));
    }
}
