using PsyInterview.Guides;

namespace PsyInterview;

/// <summary>The topic guides that come inside the program.</summary>
public static class ShippedGuides
{
    private const string Folder = "guides/";

    /// <summary>Every guide as (file name, text), in the order of the names.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
        [.. typeof(ShippedGuides).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name[Folder.Length..], Read(name)))];

    /// <summary>The guide of that id in that language.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static TopicGuide Load(string id, string language)
    {
        var file = $"{id}.{language}.md";
        var text = All.FirstOrDefault(guide => guide.Name == file).Text
            ?? throw new KeyNotFoundException($"No topic guide \"{file}\" comes with the program.");
        return GuideParser.Parse(text, advise: false).Guide
            ?? throw new InvalidDataException($"The topic guide \"{file}\" inside the program has errors.");
    }

    private static string Read(string resource)
    {
        using var stream = typeof(ShippedGuides).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
