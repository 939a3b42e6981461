using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PsyInterview.Log;

/// <summary>One kind of event: its stored name for ever, and how its words are written and read.</summary>
/// <param name="Name">The stored name, in the field's words, past tense: <c>question-asked</c>.</param>
/// <param name="Json">Source-generated JSON of the event's class.</param>
/// <param name="Stays">True for what undo never takes back: consent, withdrawal, start, handover and their like.</param>
/// <param name="Keeps">True for what is left of a person whose words are erased: that there was a contact, a session, a withdrawal. It holds none of their words.</param>
public sealed record EventKind(string Name, JsonTypeInfo Json, bool Stays = false, bool Keeps = false)
{
    /// <summary>The event's class.</summary>
    public Type Type => Json.Type;
}

/// <summary>All kinds a version knows. A kind it does not know reads as <see cref="UnknownEvent"/> and survives word for word.</summary>
public sealed class EventKinds
{
    private readonly FrozenDictionary<string, EventKind> _byName;
    private readonly FrozenDictionary<Type, EventKind> _byType;

    /// <summary>A catalogue of kinds; two kinds of one name or one class are a mistake in the program and throw.</summary>
    /// <remarks>So is a kind that says whose words another entry holds and does not keep: once it were erased, nobody could tell whose they are.</remarks>
    public EventKinds(IEnumerable<EventKind> kinds)
    {
        All = [.. kinds];
        _byName = All.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
        _byType = All.ToFrozenDictionary(kind => kind.Type);
        if (All.FirstOrDefault(kind => kind.Type.IsAssignableTo(typeof(IAbout)) && kind.Type.IsAssignableTo(typeof(ISpeaksOf)) && !kind.Keeps) is { } lost)
            throw new ArgumentException($"{lost.Name} says whose words another entry holds: it holds none itself, and has to keep.", nameof(kinds));
    }

    /// <summary>Every kind, in the order they were declared.</summary>
    public IReadOnlyList<EventKind> All { get; }

    /// <summary>The kinds of the log itself.</summary>
    public static IReadOnlyList<EventKind> OfTheLog { get; } = [new("entry-retracted", new LogJson(Options()).EntryRetracted, Stays: true, Keeps: true)];

    /// <summary>How every event is written: camel case, nothing where there is nothing to say, letters left readable.</summary>
    public static JsonSerializerOptions Options() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The kind of an event's class.</summary>
    public EventKind Of(Event happened) => _byType.TryGetValue(happened.GetType(), out var kind)
        ? kind
        : throw new InvalidOperationException($"{happened.GetType().Name} has no row in a list of kinds.");

    /// <summary>The stored name and words of an event.</summary>
    public (string Kind, string Data) Write(Event happened)
    {
        if (happened is UnknownEvent unknown) return (unknown.Kind, unknown.Data ?? "{}");
        var kind = Of(happened);
        return (kind.Name, JsonSerializer.Serialize(happened, kind.Json));
    }

    /// <summary>The event in an entry. Total: what cannot be read, or is erased, comes back as <see cref="UnknownEvent"/>.</summary>
    public Event Read(Entry entry)
    {
        if (entry.Data is null || !_byName.TryGetValue(entry.Kind, out var kind)) return new UnknownEvent(entry.Kind, entry.Data);
        try
        {
            return JsonSerializer.Deserialize(entry.Data, kind.Json) as Event ?? new UnknownEvent(entry.Kind, entry.Data);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return new UnknownEvent(entry.Kind, entry.Data);
        }
    }

    /// <summary>True for an entry that no retraction takes back: one of a kind that stays, other than a retraction, which redo takes back.</summary>
    public bool Stays(Entry entry) => _byName.TryGetValue(entry.Kind, out var kind) && kind.Stays && kind.Type != typeof(EntryRetracted);

    /// <summary>True for an entry that stays readable when a person's words are erased. What this version does not know does not.</summary>
    public bool Keeps(Entry entry) => _byName.TryGetValue(entry.Kind, out var kind) && kind.Keeps;

    /// <summary>True when undo may take this entry back.</summary>
    public bool MayBeUndone(Entry entry) => _byName.TryGetValue(entry.Kind, out var kind) && !kind.Stays;
}

[JsonSerializable(typeof(EntryRetracted))]
internal sealed partial class LogJson : JsonSerializerContext;
