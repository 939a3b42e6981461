using System.Globalization;
using System.Reflection;
using PsyInterview.Guides;

namespace PsyInterview;

/// <summary>The topic guides that come inside the program.</summary>
public static class ShippedGuides
{
    private const string Folder = "guides/";
    private static readonly string[] Languages = ["en", "nl"];

    /// <summary>Every guide as (file name, text), in the order of the names.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
        [.. Holders().SelectMany(holder => holder.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Select(name => (Name: name[Folder.Length..], Text: Read(holder, name))))
            .OrderBy(guide => guide.Name, StringComparer.Ordinal)];

    /// <summary>The guide of that id in that language.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static TopicGuide Load(string id, string language)
    {
        var file = $"{id}.{language}.md";
        var text = All.FirstOrDefault(guide => guide.Name == file).Text
            ?? throw new KeyNotFoundException($"No topic guide \"{file}\" comes with the program.");
        return GuideParser.Parse(text).Guide
            ?? throw new InvalidDataException($"The topic guide \"{file}\" inside the program has errors.");
    }

    // The build takes .en and .nl in a file name for a culture, and then lays the guide in the satellite assembly of that culture.
    private static IEnumerable<Assembly> Holders()
    {
        var program = typeof(ShippedGuides).Assembly;
        yield return program;
        foreach (var language in Languages)
        {
            Assembly? satellite = null;
            try
            {
                satellite = program.GetSatelliteAssembly(CultureInfo.GetCultureInfo(language));
            }
            catch (FileNotFoundException)
            {
                // The guides of this language are in the program itself.
            }
            if (satellite is not null)
                yield return satellite;
        }
    }

    private static string Read(Assembly holder, string resource)
    {
        using var stream = holder.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
