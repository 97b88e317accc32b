import Foundation
import Scenario

/// `STORY FOLDER PHONE...`: plays some phones of a story and prints its lines.
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 3 else {
    print("play STORY FOLDER PHONE...")
    exit(2)
}
let story = try Story(URL(fileURLWithPath: arguments[0]), folder: URL(fileURLWithPath: arguments[1]))
for line in try await story.play(Array(arguments.dropFirst(2))) {
    print(line)
}
