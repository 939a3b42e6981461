using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace PsyInterview.Tests.House;

/// <summary>What the house asks of its own source files.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 300;

    // Known and to be paid off. A row that is no longer true fails its test too, so that the list only gets shorter.
    private static readonly string[] Debts = [];

    // Folder, then what its files may not name. Inside Core an arrow points only to what is written before it.
    private static readonly string[] Pure = ["Sampling", "Talk", "Saturation", "Agreement"];
    private static readonly string[] AfterGuides = ["Studies", "Sessions", "Coding", "MemberChecks", "Reports"];

    private static readonly (string Folder, string[] Never)[] Arrows =
    [
        .. Pure.Select(room => ($"PsyInterview.Core/{room}", (string[])[.. Pure.Where(other => other != room), "Log", "Guides", .. AfterGuides])),
        ("PsyInterview.Core/Log", [.. Pure, "Guides", .. AfterGuides]),
        ("PsyInterview.Core/Guides", [.. Pure, .. AfterGuides]),
        ("PsyInterview.Core/Studies", ["Sessions", "Coding", "MemberChecks", "Reports"]),
        ("PsyInterview.Core/Sessions", ["Coding", "MemberChecks", "Reports"]),
        ("PsyInterview.Core/Coding", ["MemberChecks", "Reports"]),
        ("PsyInterview.Core/MemberChecks", ["Coding", "Reports"]),
        ("PsyInterview/Storage", ["Screens", "Commands", "Terminal"]),
        ("PsyInterview/Screens", ["Storage", "Commands"]),
        ("PsyInterview/Terminal", [.. Pure, "Log", "Guides", .. AfterGuides, "Storage", "Screens", "Commands", "Interchange"]),
    ];

    private static readonly (string Pattern, string[] Allowed)[] Banned =
    [
        (@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", []),
        (@"\bTimeProvider\.System\b", ["PsyInterview/Program.cs"]),
        (@"\bGuid\.(NewGuid|CreateVersion7)\b", []),
        (@"\bRandom\.Shared\b|\bnew Random\b|\bRandom \w+ = new\b", []),
        (@"\bRandomNumberGenerator\b", ["PsyInterview/Chance.cs"]),
    ];

    private static readonly IReadOnlyList<(string Path, string Text)> Files = Read();

    [Fact]
    public void There_are_files_to_read() => Assert.True(Files.Count > 40);

    [Fact]
    public void No_file_names_what_lies_behind_it() => Holds("names ", Arrows.SelectMany(arrow =>
        Files.Where(f => f.Path.StartsWith(arrow.Folder + '/', StringComparison.Ordinal))
            .SelectMany(f => arrow.Never.Where(never => Names(f.Text, never)).Select(never => $"{f.Path} names {never}"))));

    [Fact]
    public void Storage_and_Screens_do_not_use_each_others_types() => Holds("uses ", Strangers("Storage", "Screens").Concat(Strangers("Screens", "Storage")));

    [Fact]
    public void The_terminal_knows_only_the_toolkit() => Assert.DoesNotContain(
        In("PsyInterview/Terminal/").SelectMany(f => UsingOfOurs().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")),
        use => !use.Contains("PsyInterview.Terminal", StringComparison.Ordinal));

    [Fact]
    public void The_core_knows_neither_the_database_nor_the_toolkit_nor_the_disk() => Assert.Empty(
        In("PsyInterview.Core/").Where(f => OfTheProgram().IsMatch(f.Text)).Select(f => f.Path));

    [Fact]
    public void Only_the_storage_knows_the_database() => Assert.Empty(
        Files.Where(f => f.Path.StartsWith("PsyInterview/", StringComparison.Ordinal) && !f.Path.StartsWith("PsyInterview/Storage/", StringComparison.Ordinal)
            && Regex.IsMatch(f.Text, @"\bLiteDB\b")).Select(f => f.Path));

    [Fact]
    public void Clocks_and_chance_enter_where_they_may() => Assert.Empty(Banned.SelectMany(ban =>
        Files.Where(f => !ban.Allowed.Contains(f.Path) && Regex.IsMatch(f.Text, ban.Pattern)).Select(f => $"{f.Path} has {Regex.Match(f.Text, ban.Pattern).Value}")));

    [Fact]
    public void No_file_is_longer_than_three_pages() =>
        Holds("is long", Files.Where(f => f.Text.AsSpan().Count('\n') > LongestFile).Select(f => $"{f.Path} is long"));

    [Fact]
    public void Nothing_is_named_after_nothing_in_particular() => Assert.Empty(
        Files.SelectMany(f => TypeNames().Matches(f.Text).Select(m => m.Groups[1].Value).Append(Path.GetFileNameWithoutExtension(f.Path))
            .Where(name => Vague().IsMatch(name)).Select(name => $"{f.Path}: {name}")));

    [Fact]
    public void Nothing_is_left_to_do_later_without_being_written_down() => Assert.Empty(
        Files.Where(f => Regex.IsMatch(f.Text, @"\b(TODO|FIXME|HACK)\b|NotImplementedException")).Select(f => f.Path));

    private static void Holds(string what, IEnumerable<string> found) =>
        Assert.Equal(Debts.Where(d => d.Contains(what, StringComparison.Ordinal)).Order(StringComparer.Ordinal), found.Distinct().Order(StringComparer.Ordinal));

    // A using, a full name, or a name that begins with the namespace's last part and is no member of something else.
    private static bool Names(string text, string part) =>
        Regex.IsMatch(text, $@"\bPsyInterview\.{part}\b|(?<![\w.]){part}\.[A-Z]\w*");

    private static IEnumerable<string> Strangers(string of, string mentions)
    {
        var types = In($"PsyInterview/{mentions}/").SelectMany(f => OuterTypes().Matches(f.Text).Select(m => m.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);
        // A name that is also declared elsewhere may well mean the other.
        types.ExceptWith(Files.Where(f => !f.Path.StartsWith($"PsyInterview/{mentions}/", StringComparison.Ordinal))
            .SelectMany(f => OuterTypes().Matches(f.Text).Select(m => m.Groups[1].Value)));
        return In($"PsyInterview/{of}/").Where(f => !Debts.Contains($"{f.Path} names {mentions}"))
            .SelectMany(f => Words().Matches(f.Text).Select(m => m.Value).Where(types.Contains).Distinct().Select(type => $"{f.Path} uses {type}"));
    }

    private static IEnumerable<(string Path, string Text)> In(string folder) => Files.Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal));

    private static IReadOnlyList<(string Path, string Text)> Read([CallerFilePath] string thisFile = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "src"));
        return [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(root, file).Replace('\\', '/'), file))
            .Where(f => !f.Path.Split('/').Any(part => part is "bin" or "obj"))
            .Select(f => (f.Path, WithoutComments(File.ReadAllText(f.file))))];
    }

    // Prose may speak of anything; only code is held to the rules. Line ends stay, for the count of lines.
    private static string WithoutComments(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"(?<=^|[\s;{}(),])//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\busing (?:static )?(?:\w+ = )?PsyInterview\.[\w.]+")]
    private static partial Regex UsingOfOurs();

    [GeneratedRegex(@"\b(LiteDB|Terminal\.Gui|Humanizer|System\.CommandLine|File\.(Open|Read|Write|Create)\w*|Console\.\w+|async )")]
    private static partial Regex OfTheProgram();

    [GeneratedRegex(@"\b(?:class|record|struct|enum|interface|record struct) ([A-Z]\w*)")]
    private static partial Regex TypeNames();

    [GeneratedRegex(@"^(?:public|internal)[\w ]* (?:class|record|struct|enum|interface) ([A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex OuterTypes();

    [GeneratedRegex(@"(?<![\w.""])[A-Z]\w*")]
    private static partial Regex Words();

    [GeneratedRegex(@"Manager|Helper|Util|Service|Processor|Handler")]
    private static partial Regex Vague();
}
