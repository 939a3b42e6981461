using System.Reflection;
using CsCheck;
using PsyInterview.Log;

namespace PsyInterview.Tests.Log;

/// <summary>Random events of every kind, read off the constructors of their classes.</summary>
public static class RandomEvents
{
    private static readonly string[] Odd = ["", "\"", "\\", "\0", "\ud83d\ude00", "\ud83d", "\ude00", "\u2028", "</script>", "“ja”", "Zoom"];

    /// <summary>Any characters at all, halves of surrogate pairs among them.</summary>
    public static readonly Gen<string> Words = Gen.OneOf(
        Gen.String[0, 20], Gen.Char[char.MinValue, char.MaxValue].Array[0, 12].Select(c => new string(c)),
        Gen.Int[0, 10].Select(i => Odd[i]));

    /// <summary>A time with any offset, to the tick.</summary>
    public static readonly Gen<DateTimeOffset> Times = Gen.Select(
        Gen.Long[new DateTime(1900, 1, 1).Ticks, new DateTime(2200, 1, 1).Ticks], Gen.Int[-14 * 60, 14 * 60],
        (ticks, minutes) => new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)));

    /// <summary>An event of this kind.</summary>
    /// <param name="text">What strings are drawn from.</param>
    /// <param name="times">What times are drawn from.</param>
    public static Gen<Event> Of(EventKind kind, Gen<string> text, Gen<int> numbers, Gen<DateTimeOffset> times)
    {
        var constructor = Constructor(kind);
        var values = constructor.GetParameters().Select(p => Value(p, text, numbers, times)).ToArray();
        return values.Length == 0
            ? Gen.Const(0).Select(_ => (Event)constructor.Invoke([]))
            : values.Select(v => v.Select(x => new object?[] { x })).Aggregate((a, b) => Gen.Select(a, b, (x, y) => (object?[])[.. x, .. y]))
                .Select(arguments => (Event)constructor.Invoke(arguments));
    }

    /// <summary>An event of this kind with anything in it.</summary>
    public static Gen<Event> Of(EventKind kind) => Of(kind, Words, Gen.Int, Times);

    /// <summary>The constructor that names the stored fields.</summary>
    public static ConstructorInfo Constructor(EventKind kind) =>
        kind.Type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;

    /// <summary>True when a field may be null.</summary>
    public static bool MayBeNull(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).WriteState is NullabilityState.Nullable;

    private static Gen<object?> Value(ParameterInfo p, Gen<string> text, Gen<int> numbers, Gen<DateTimeOffset> times)
    {
        var type = Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType;
        var value = type == typeof(string) ? text.Select(x => (object?)x)
            : type == typeof(int) ? numbers.Select(x => (object?)x)
            : type == typeof(bool) ? Gen.Bool.Select(x => (object?)x)
            : type == typeof(DateTimeOffset) ? times.Select(x => (object?)x)
            : type == typeof(IReadOnlyList<string>) ? text.Array[0, 3].Select(x => (object?)x)
            : throw new NotSupportedException($"no generator for {type}");
        return MayBeNull(p) ? Gen.OneOf(value, Gen.Const((object?)null)) : value;
    }
}
