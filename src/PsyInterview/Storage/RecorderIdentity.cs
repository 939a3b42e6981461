namespace PsyInterview.Storage;

/// <summary>Who records on this computer. The profile keeps the person's code only; each opening of a study mints a recorder of its own.</summary>
/// <param name="folder">The profile folder.</param>
public sealed class RecorderIdentity(string folder)
{
    /// <summary>The code of a person who has not chosen one.</summary>
    public const string Nobody = "me";

    private string CodeFile => Path.Combine(folder, "person");

    /// <summary>The identity of whoever runs the program: in <c>$XDG_CONFIG_HOME/psyinterview</c> or its equivalent.</summary>
    public static RecorderIdentity OfThisPerson() =>
        new(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "psyinterview"));

    /// <summary>The person's code: <see cref="Nobody"/> when none was set or it cannot be read.</summary>
    public string Person
    {
        get
        {
            try
            {
                return Code(File.ReadAllText(CodeFile));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Nobody;
            }
        }
    }

    /// <summary>Keeps the person's code.</summary>
    public void Remember(string person)
    {
        PrivateFile.MakeFolder(folder);
        using var file = PrivateFile.Open(CodeFile, FileMode.Create, FileAccess.Write);
        file.Write(System.Text.Encoding.UTF8.GetBytes(Code(person) + "\n"));
    }

    /// <summary>Lower-case letters and digits of a name, at most twelve; <see cref="Nobody"/> when nothing is left.</summary>
    public static string Code(string person)
    {
        var code = new string([.. person.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(12)]);
        return code.Length == 0 ? Nobody : code;
    }

    /// <summary>A new recorder of a person: <c>sd-k3f9</c>.</summary>
    public static string Mint(string person) => $"{Code(person)}-{Chance.Tail()}";
}
