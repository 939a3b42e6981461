namespace PsyInterview.Terminal;

/// <summary>There is no terminal on which the program could show its screens; the message is a sentence for the user.</summary>
public sealed class NoTerminalException(string sentence) : Exception(sentence);
