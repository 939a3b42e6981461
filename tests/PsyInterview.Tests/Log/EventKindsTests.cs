using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using PsyInterview.Log;
using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Log;

public sealed class EventKindsTests
{
    private static readonly EventKinds Kinds = AllKinds.Known;

    public static TheoryData<string> Names => [.. Kinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_kind_comes_back_as_it_was_written(string name) =>
        RandomEvents.Of(Kind(name)).Sample(happened =>
        {
            var (kind, data) = Kinds.Write(happened);
            var read = Kinds.Read(Entry(kind, data));
            Assert.Equal(happened.GetType(), read.GetType());
            Assert.Equal(Lost(data), Kinds.Write(read).Data);
        }, iter: 200);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_too_many_is_passed_over(string name) =>
        RandomEvents.Of(Kind(name)).Sample(happened =>
        {
            var (kind, data) = Kinds.Write(happened);
            var more = JsonNode.Parse(data)!.AsObject();
            more["laterVersion"] = new JsonObject { ["x"] = 1 };
            Assert.Equal(Lost(data), Kinds.Write(Kinds.Read(Entry(kind, more.ToJsonString()))).Data);
        }, iter: 20);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_that_must_be_there_and_is_not_leaves_the_entry_unread(string name)
    {
        foreach (var parameter in RandomEvents.Constructor(Kind(name)).GetParameters())
        {
            var field = char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];
            RandomEvents.Of(Kind(name)).Sample(happened =>
            {
                var data = Kinds.Write(happened).Data;
                var less = JsonNode.Parse(data)!.AsObject();
                less.Remove(field);
                Check(less, !parameter.HasDefaultValue, "missing");
                less[field] = null;
                Check(less, !RandomEvents.MayBeNull(parameter), "null");
                less[field] = new JsonArray(new JsonObject());
                Check(less, true, "of the wrong type");
            }, iter: 5);

            void Check(JsonObject json, bool unread, string what) => Assert.True(
                unread == Kinds.Read(Entry(name, json.ToJsonString())) is UnknownEvent, $"{name}: {field} {what}: {json.ToJsonString()}");
        }
    }

    [Fact]
    public void A_field_that_may_be_null_has_a_default_because_null_is_not_written()
    {
        foreach (var kind in Kinds.All)
            foreach (var parameter in RandomEvents.Constructor(kind).GetParameters())
                if (RandomEvents.MayBeNull(parameter)) Assert.True(parameter.HasDefaultValue, $"{kind.Name}: {parameter.Name}");
    }

    [Theory]
    [InlineData("question-asked", null)]
    [InlineData("question-asked", "")]
    [InlineData("question-asked", "null")]
    [InlineData("question-asked", "[]")]
    [InlineData("question-asked", "7")]
    [InlineData("question-asked", "{")]
    [InlineData("question-asked", """{"question":"\ud800"}""")]
    [InlineData("session-interrupted", """{"lastSign":"yesterday"}""")]
    [InlineData("entry-back-dated", """{"entry":"x","seconds":99999999999}""")]
    [InlineData("dreamt", """{"of":"whales"}""")]
    public void What_cannot_be_read_survives_word_for_word(string kind, string? data)
    {
        var read = Assert.IsType<UnknownEvent>(Kinds.Read(Entry(kind, data)));
        Assert.Equal(new UnknownEvent(kind, data), read);
        if (data is not null) Assert.Equal((kind, data), Kinds.Write(read));
    }

    [Fact]
    public void Reading_never_throws() => Gen.Select(Gen.Int[0, Kinds.All.Count - 1], RandomEvents.Words, RandomEvents.Words).Sample(
        (kind, field, value) => Kinds.Read(Entry(Kinds.All[kind].Name, $$"""{"{{field}}":"{{value}}","question":"{{value}}"}""")), iter: 2000);

    [Fact]
    public void A_class_without_a_kind_is_a_mistake_in_the_program() =>
        Assert.Throws<InvalidOperationException>(() => new EventKinds([]).Write(new MarkerSet()));

    [Fact]
    public void Undo_takes_back_neither_what_stays_nor_what_it_does_not_know()
    {
        Assert.True(Kinds.MayBeUndone(Entry("note-taken", "{}")));
        foreach (var kind in (string[])["consent-recorded", "consent-withdrawn", "withdrawal-settled", "session-started", "handed-over", "dreamt"])
            Assert.False(Kinds.MayBeUndone(Entry(kind, "{}")), kind);
    }

    [Fact]
    public void The_kinds_and_their_fields_are_as_approved()
    {
        var text = new StringBuilder();
        foreach (var kind in Kinds.All.OrderBy(kind => kind.Name, StringComparer.Ordinal))
        {
            text.Append(kind.Name).Append(kind.Stays ? "  (stays)" : "").Append(kind.Keeps ? "  (keeps)" : "").Append('\n');
            foreach (var p in RandomEvents.Constructor(kind).GetParameters())
            {
                var type = Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType;
                var name = type == typeof(string) ? "text" : type == typeof(int) ? "whole number" : type == typeof(bool) ? "yes or no"
                    : type == typeof(DateTimeOffset) ? "time" : type == typeof(IReadOnlyList<string>) ? "list of texts" : type.Name;
                var otherwise = !p.HasDefaultValue ? "" : p.DefaultValue is { } value ? $", otherwise {value}" : ", or nothing";
                text.Append("    ").Append(char.ToLowerInvariant(p.Name![0])).Append(p.Name.AsSpan(1)).Append(": ").Append(name).Append(otherwise).Append('\n');
            }
        }
        Approval.Check("kinds", text.ToString());
    }

    // Half of a surrogate pair is written as the escaped mark for a lost character; read back it is that character, and written as itself.
    private static string Lost(string data) => data.Replace("\\uFFFD", "\uFFFD", StringComparison.Ordinal);

    private static EventKind Kind(string name) => Kinds.All.Single(kind => kind.Name == name);

    private static Entry Entry(string kind, string? data) =>
        PsyInterview.Log.Entry.Seal(new EntryId("P07-1", "sd", 1), default, kind, data ?? "", new byte[16], PsyInterview.Log.Entry.NoPrevious) with { Data = data };
}
