using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PsyInterview.Log;
using PsyInterview.Sessions;

namespace PsyInterview.Commands;

/// <summary><c>log STUDY</c>: every entry in reading order, what was taken back too.</summary>
public static class LogCommand
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var stream = new Argument<string?>("SESSION") { Description = "Only this session, for example P07-1.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("log", "Print every entry in reading order. --json: one object a line.") { study, stream, json };
        command.SetAction(parsed => StudyArgument.Reading(parsed.GetRequiredValue(study), parsed.InvocationConfiguration, file =>
            Print(file.ReadLog(parsed.GetValue(stream)), parsed.GetValue(stream), parsed.GetValue(json), parsed.InvocationConfiguration)));
        return command;
    }

    private static int Print(LogReading reading, string? only, bool json, InvocationConfiguration io)
    {
        foreach (var stream in reading.Streams.Where(s => only is null || s == only))
        {
            var start = SessionState.Of(reading, stream).Start;
            foreach (var entry in reading.In(stream)) io.Output.WriteLine(json ? Json(entry, start) : Text(entry));
        }
        return ExitCode.Ok;
    }

    private static string Text(ReadEntry read)
    {
        var words = read.Entry.Erased ? "(erased)" : read.Entry.Data;
        return $"{read.Entry.Id}  {read.Entry.At:yyyy-MM-dd HH:mm:ss.fff}  {read.Entry.Kind}  {words}{(read.RetractedBy is { } by ? $"  (taken back by {by.Recorder}/{by.Number})" : "")}";
    }

    private static string Json(ReadEntry read, DateTimeOffset? start)
    {
        var entry = read.Entry;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("id", entry.Id.ToString());
            json.WriteString("stream", entry.Id.Stream);
            json.WriteString("recorder", entry.Id.Recorder);
            json.WriteNumber("number", entry.Id.Number);
            json.WriteString("at", Entry.TimeText(entry.At));
            if (start is { } zero) json.WriteNumber("session_ms", (long)Math.Round((entry.At - zero).TotalMilliseconds));
            else json.WriteNull("session_ms");
            json.WriteString("kind", entry.Kind);
            json.WritePropertyName("data");
            if (entry.Data is { } data) json.WriteRawValue(data);
            else json.WriteNullValue();
            if (read.RetractedBy is { } by) json.WriteString("retracted_by", by.ToString());
            else json.WriteNull("retracted_by");
            json.WriteBoolean("erased", entry.Erased);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
