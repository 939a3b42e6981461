namespace PsyInterview;

/// <summary>The study sheet that comes inside the program: the founding study's.</summary>
public static class ShippedSheet
{
    /// <summary>Its text, comments and all.</summary>
    public static string Text()
    {
        using var stream = typeof(ShippedSheet).Assembly.GetManifestResourceStream("sheets/founding-study.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
